"""Public figures as charts and tables, in the reader's words. The counting is `indicators`'."""
