"""The timetable on screen: rows with bars, and what people set in it."""
