"""The audit on screen: one page that shows where it stands; its records have the pages of all records."""
