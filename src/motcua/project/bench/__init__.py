"""
Benchmarks: closed loops over HTTP against the production server, on a database of their own.

A benchmark never runs among the tests and nothing fails when it is slow; it tells what was
measured, on which machine, and where the time went.
"""
