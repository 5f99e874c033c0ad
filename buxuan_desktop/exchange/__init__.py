"""Other programs' files: spreadsheets and text lists in, common formats and tables out."""
