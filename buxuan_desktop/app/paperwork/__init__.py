"""Papers of the stages: each kind filled from what the case knows, or empty for the pen."""
