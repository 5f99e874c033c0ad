"""Which lines stand on which page: posts stay together where they fit, long ones are shared out evenly."""

from collections.abc import Sequence
from typing import NamedTuple

from buxuan_desktop.app.boards import BoardPost, BoardRow

HEADER = 0.6
"""The height of a post's heading, in lines."""


class Section(NamedTuple):
    """Some lines of one post, under its heading when there are several posts."""

    post: BoardPost
    rows: tuple[BoardRow, ...]
    headed: bool

    @property
    def height(self) -> float:
        """In lines."""
        return len(self.rows) + (HEADER if self.headed else 0)


Page = tuple[Section, ...]


def pages_of(posts: Sequence[BoardPost], room: float) -> tuple[Page, ...]:
    """The pages for `posts`, when a page has room for `room` lines."""
    headed = len(posts) > 1
    pages: list[Page] = []
    for post in posts:
        sections = _shared_out(post, headed, room)
        if pages and len(sections) == 1 and height_of(pages[-1]) + sections[0].height <= room:
            pages[-1] = (*pages[-1], sections[0])
        else:
            pages.extend((section,) for section in sections)
    return tuple(pages)


def height_of(page: Page) -> float:
    """The height of a page, in lines."""
    return sum(section.height for section in page)


def _shared_out(post: BoardPost, headed: bool, room: float) -> list[Section]:
    most = max(1, int(room - (HEADER if headed else 0)))
    count = max(1, -(-len(post.rows) // most))
    short, longer = divmod(len(post.rows), count)
    sections = []
    start = 0
    for place in range(count):
        end = start + short + (place < longer)
        sections.append(Section(post, post.rows[start:end], headed))
        start = end
    return sections
