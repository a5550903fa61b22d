"""How large a workbook may be. One beyond these is refused before it is read to its end."""

MAX_FILE = 60 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_PARTS = 500
MAX_ELEMENTS = 10_000_000
MAX_CELLS = 4_000_000
MAX_FORMS = 2_000
MAX_ROWS_IN_SHEET = 200_000
MAX_ROWS_OF_FORM = 50_000  # over all sheets: pages, questions, checks, options, answers
MAX_CELL = 32_767  # UTF-16 units: Excel holds no more
MAX_PROBLEMS = 300
