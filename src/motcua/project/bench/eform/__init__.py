"""`eform`: how well and how quickly the Word reader finds the blanks of official forms."""
