"""Bundles at the counting table: tied, keyed twice, compared, confirmed."""
