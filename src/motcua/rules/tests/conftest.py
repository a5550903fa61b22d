"""Property tests are not timed: what is slow on a busy machine is not wrong."""

from hypothesis import settings

settings.register_profile("motcua", deadline=None)
settings.load_profile("motcua")
