"""Pages by which stewards guide people to the portal."""
