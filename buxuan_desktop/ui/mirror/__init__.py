"""The mirror in the window: what keeps it up, its light, and the question where to."""
