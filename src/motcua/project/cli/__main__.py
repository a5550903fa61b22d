"""`python -m motcua.project.cli`: what `./motcua` becomes once there is an environment."""

import sys

from motcua.project.cli import main

sys.exit(main.main(sys.argv[1:]))
