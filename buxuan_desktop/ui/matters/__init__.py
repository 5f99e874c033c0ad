"""The register of matters that came in: opened with a passphrase, shut when the page is left."""
