"""The papers of a stage: previewed, printed, saved for the office program."""
