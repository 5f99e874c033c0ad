"""Profiles with citations, checks with codes, and the outcome: what the law makes of the facts."""
