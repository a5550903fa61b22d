"""Announcement decisions at the desk: the board, one decision, one procedure of it."""
