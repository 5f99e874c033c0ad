"""Use cases: order of steps, clock, who, one transaction each."""
