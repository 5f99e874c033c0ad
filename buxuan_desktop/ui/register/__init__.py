"""The register of electors on screen: search and lines, import, posting, other lists, certificates."""
