"""
An announcement decision from draft to effect: draft → checked → signed → published.

`drafting` writes and edits, `checking` checks and acknowledges, `signing` signs or revokes,
`publishing` makes the versions on the day, `entering` notes the national database.
"""
