"""Pages that are made when they are first asked for, so that the first window waits for none but its own."""

from collections.abc import Callable, Iterator, Mapping

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page


class Pages(Mapping[str, Page]):
    """Pages by name; each is made once, and loads what it needs only then."""

    def __init__(self, desk: Desk, makers: Mapping[str, Callable[[Desk], Page]]) -> None:
        self._desk = desk
        self._makers = makers
        self._made: dict[str, Page] = {}
        self._then: dict[str, Callable[[Page], None]] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._made:
            self._made[name] = self._makers[name](self._desk)
            self._tell(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def when_made(self, name: str, then: Callable[[Page], None]) -> None:
        """Call `then` with the page as soon as it is there."""
        self._then[name] = then
        if name in self._made:
            self._tell(name)

    def _tell(self, name: str) -> None:
        then = self._then.pop(name, None)
        if then is not None:
            then(self._made[name])
