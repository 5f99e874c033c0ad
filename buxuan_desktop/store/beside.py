"""The second counter at work in a thread of its own, while the first one folds: SQLite runs without Python's lock.

It counts on a copy of the file's bytes, so that it waits for no lock and sees the moment that the first one sees.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import msgspec

from buxuan_desktop.store.connection import of_image
from buxuan_desktop.store.recount import Recount, from_views, recount

if TYPE_CHECKING:
    from concurrent.futures import Future


class Counted(msgspec.Struct, frozen=True):
    """What was counted, rounds by number: by SQL over the ledger, and by the views for people with their electors."""

    rounds: Mapping[int, Recount]
    seen: Mapping[int, Recount] = {}
    voters: int = 0


@contextmanager
def counted_beside(image: bytes, *, views: bool = False) -> "Iterator[Future[Counted]]":
    """Count the case file of these bytes meanwhile; ask for the `result` before leaving, which gives faults on as well.

    `views` only for a schema that is proven to be this program's own.
    """
    # Here, because no start of the window waits for it.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(_counted, image, views)


def _counted(image: bytes, views: bool) -> Counted:
    with closing(of_image(image, trusted=views)) as db:
        if not views:
            return Counted(recount(db))
        voters = db.execute("SELECT count(*) FROM voters").fetchone()[0]
        return Counted(recount(db), from_views(db), voters)
