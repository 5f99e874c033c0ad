"""The result: the verdict page, the announcement for the hall, and paper."""
