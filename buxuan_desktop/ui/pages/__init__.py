"""Start, set-up, election day."""
