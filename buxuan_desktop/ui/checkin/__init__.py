"""Check-in of the day: the desk at which ballots are handed out, the places, the roll call."""
