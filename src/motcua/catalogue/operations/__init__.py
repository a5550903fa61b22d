"""Acts on the catalogue: taking in files, confirming limits, offering services, synonyms."""
