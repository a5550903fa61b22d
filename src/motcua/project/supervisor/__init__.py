"""
Starts, watches and stops what the product is made of: PostgreSQL, the web server, the worker.

Knows nothing of Django. `binaries` finds PostgreSQL, `homes` decides where a cluster lies and who
owns it, `cluster` makes, starts and stops it, `sharing` lets several commands use one server,
`processes` runs web and worker, `orphans` ends what a killed command left behind.
"""
