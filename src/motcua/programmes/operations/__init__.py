"""What is done with programmes, one act a file."""
