"""Check-in of the day: who draws a ballot, where, and how many there are."""
