"""The page of a stage: what is done in it, and what is still missing."""
