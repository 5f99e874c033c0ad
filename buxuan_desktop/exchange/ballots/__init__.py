"""Ballots for other programs and other people: a table (CSV), NIST cast vote records (JSON), totals and the chain."""

from buxuan_desktop.exchange.ballots.package import PUBLIC, SEALED, Export, files_of, is_earlier, records_of
from buxuan_desktop.exchange.ballots.publishing import lone_patterns

__all__ = ["PUBLIC", "SEALED", "Export", "files_of", "is_earlier", "lone_patterns", "records_of"]
