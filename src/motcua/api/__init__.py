"""The API for programs: the catalogue, the forms, and what citizens do, by the same operations."""
