"""Citizen pages: they translate a request into one domain call and print the outcome."""
