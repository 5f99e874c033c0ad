"""One page for every kind of record: what is written down on the left, its form on the right."""
