"""The dossier: submission, intake, handling, hand-over, rating."""
