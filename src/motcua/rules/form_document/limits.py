"""How large a form may be. A document beyond these is refused when it is read."""

MAX_FIELDS = 300
MAX_PAGES = 80
MAX_PAPERS = 60
MAX_OPTIONS = 80
MAX_EXAMPLES = 60
MAX_DERIVED = 60
MAX_ROWS = 30
MAX_WORDS = 1200

# page → repeated group → field → part: the structure has no further level to offer.
DEPTH = 4

SHORT_TEXT = 200
LONG_TEXT = 2000
LARGEST_NUMBER = 10**12
EARLIEST_YEAR = 1900
LATEST_YEAR = 2099
