"""The second counter at work in a thread of its own, while the first one folds: SQLite runs without Python's lock.

It counts on a copy of the file's bytes, so that it waits for no lock and sees the moment that the first one sees.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from threading import Thread

import msgspec

from buxuan_desktop.store.connection import of_image
from buxuan_desktop.store.recount import Polls, Recount, from_views, polls_in_views, records_seen, recount, voters_seen


class Counted(msgspec.Struct, frozen=True):
    """What was counted, rounds by number: by SQL over the ledger, and by the views for people with
    their electors, the day's numbers and the records around the vote (None in a file without that view).
    """

    rounds: Mapping[int, Recount]
    seen: Mapping[int, Recount] = {}
    voters: int = 0
    polls: Mapping[int, Polls] = {}
    records: int | None = None


@contextmanager
def counted_beside(image: bytes, *, views: bool = False) -> Iterator[Callable[[], Counted]]:
    """Count the case file of these bytes meanwhile; what is given waits for the answer, or raises what went wrong.

    `views` only for a schema that is proven to be this program's own.
    """
    counter = _Counter(image, views)
    counter.start()
    try:
        yield counter.answer
    finally:
        counter.join()


class _Counter(Thread):
    def __init__(self, image: bytes, views: bool) -> None:
        super().__init__()
        self._asked = image, views
        self._counted: Counted | BaseException | None = None

    def run(self) -> None:
        try:
            self._counted = _count(*self._asked)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever asks for the answer
            self._counted = error

    def answer(self) -> Counted:
        self.join()
        if not isinstance(self._counted, Counted):
            raise self._counted or RuntimeError("never counted")
        return self._counted


def _count(image: bytes, views: bool) -> Counted:
    with closing(of_image(image, trusted=views)) as db:
        if not views:
            return Counted(recount(db))
        return Counted(recount(db), from_views(db), voters_seen(db), polls_in_views(db), records_seen(db))
