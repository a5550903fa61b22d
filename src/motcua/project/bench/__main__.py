"""`python -m motcua.project.bench`."""

import sys

from motcua.project.bench.run import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
