"""Archiving a case, and the extract that goes to the township."""
