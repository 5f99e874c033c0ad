"""The machine in the hall while ballots are counted: it stays awake, says how its battery is, and reads back."""
