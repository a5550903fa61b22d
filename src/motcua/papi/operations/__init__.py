"""What is done with tables, breaks and plans, one idea a file."""
