"""Starts, watches and stops PostgreSQL, the web server and the worker. Imports no Django."""
