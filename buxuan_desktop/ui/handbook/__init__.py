"""The handbook on screen: F1 opens it at what is in front, Escape goes back to that."""
