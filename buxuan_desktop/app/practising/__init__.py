"""Practice: generated papers to key without paper, their truth kept in the practice case, and how well it went."""
