"""The timetable: steps as data, and the days that follow from election day, vacancy, rules and what is planned."""
