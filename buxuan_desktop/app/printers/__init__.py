"""Printing systems, asked by their own commands: which printers there are, and what became of a document."""
