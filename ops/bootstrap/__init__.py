"""
What `./motcua` needs before there is an environment: the standard library and nothing else.

`environment` decides where things lie and whether they are in step with the lock files,
`installer` finds or fetches uv, `pip_settings` reads where packages come from on this machine,
`simple_index` reads a package index, `locks` reads the lock files.
"""
