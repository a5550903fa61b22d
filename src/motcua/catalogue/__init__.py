"""The catalogue of procedures: their versions, their limits, where they are offered, search."""
