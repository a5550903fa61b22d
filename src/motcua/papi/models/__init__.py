"""Tables of papi."""
