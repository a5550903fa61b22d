"""
The demo province: read from `demo/<name>/`, loaded only through operations with an explicit clock.
"""
