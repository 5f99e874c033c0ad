"""The home of a case: what is late, due and next, and what contradicts itself."""
