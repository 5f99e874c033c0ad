"""Checks: pure functions that return findings; none of them changes a result."""
