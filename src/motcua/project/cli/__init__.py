"""
The commands of `./motcua`. Each is a module with a `SUMMARY` and `run(arguments) -> int`.

Exit status: 0 done, 1 refused or falling short, 2 wrong use. With `--json`, standard output is one
JSON value on one line; everything else is said on standard error.
"""
