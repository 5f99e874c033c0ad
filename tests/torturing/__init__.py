"""Counting while the world breaks: shared by the tests and by `build/torture.py`."""
