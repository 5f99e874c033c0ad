"""The survey of gaps over the villages of a township."""
