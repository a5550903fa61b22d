"""Making e-forms: the board, the designer, publishing."""
