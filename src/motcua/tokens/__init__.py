"""Tokens by which programs speak for an account or read for a partner."""
