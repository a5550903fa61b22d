"""`python -m motcua.project.bench`."""

import sys

from motcua.project.bench.run import main

sys.exit(main(sys.argv[1:]))
