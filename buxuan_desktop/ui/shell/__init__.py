"""The frame of the window: rail, notices, the blocking banner."""
