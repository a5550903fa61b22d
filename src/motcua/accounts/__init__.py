"""Citizens, businesses and officers; roles by unit and by procedure or field code."""
