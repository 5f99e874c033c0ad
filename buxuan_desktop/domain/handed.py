"""A table file as the main case knows it: what was handed out, how much of it has come back."""

from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.table_events import Allotted, TableHandedOut, TableMerged, TableReleased


class Handed:
    """`coming` counts the rows of the table that stand in this ledger and that no merge has accounted for yet."""

    def __init__(self, out: TableHandedOut) -> None:
        self.out = out
        self.allotted: dict[int, Allotted] = {one.bundle: one for one in out.allotted}
        self.merges: list[TableMerged] = []
        self.released: TableReleased | None = None
        self.coming = 0

    @property
    def head(self) -> Head:
        """The head of the table file up to which it is merged, or as it was handed out."""
        last = self.merges[-1] if self.merges else self.out
        return Head(last.seq, last.hash)
