"""The register of electors after it was begun: lines, committee, posting, search, certificates, other lists."""
