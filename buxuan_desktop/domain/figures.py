"""The totals of one bundle's sheet of 正, field by field, with integers alone; an empty field is zero."""

from collections.abc import Mapping, Sequence

import msgspec

from buxuan_desktop.domain.ballot import Post

Field = tuple[str, str, str]
"""What a number counts: (what, post title, name); `what` is one of SHEET (no post), ON_POST (no name) or ON_NAME."""

SHEET, ON_POST, ON_NAME = ("valid", "void", "blank", "set_aside"), ("void_here", "blank_here"), ("for", "against")


class PostFigures(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One post over the valid ballots of a bundle: void or blank there, approvals and oppositions by name."""

    void_here: int = 0
    blank_here: int = 0
    approve: Mapping[str, int] = msgspec.field(default_factory=dict, name="for")
    against: Mapping[str, int] = {}


class Figures(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One sheet: ballots by verdict, and each post."""

    valid: int = 0
    void: int = 0
    blank: int = 0
    set_aside: int = 0
    posts: Mapping[str, PostFigures] = {}

    @property
    def sheets(self) -> int:
        """All papers of the bundle."""
        return self.valid + self.void + self.blank + self.set_aside


def fields(figures: Figures) -> dict[Field, int]:
    """Every number that is not zero, by what it counts."""
    found: dict[Field, int] = {(what, "", ""): getattr(figures, what) for what in SHEET}
    for title, post in figures.posts.items():
        found["void_here", title, ""], found["blank_here", title, ""] = post.void_here, post.blank_here
        found |= {("for", title, name): votes for name, votes in post.approve.items()}
        found |= {("against", title, name): votes for name, votes in post.against.items()}
    return {field: number for field, number in found.items() if number}


def from_fields(numbers: Mapping[Field, int]) -> Figures:
    """The sheet with these numbers; zeros leave no trace, so that equal sheets are equal."""
    kept = {field: number for field, number in numbers.items() if number}
    titles = dict.fromkeys(title for _, title, _ in kept if title)
    posts = {
        title: PostFigures(
            kept.get(("void_here", title, ""), 0),
            kept.get(("blank_here", title, ""), 0),
            {name: number for (what, there, name), number in kept.items() if (what, there) == ("for", title)},
            {name: number for (what, there, name), number in kept.items() if (what, there) == ("against", title)},
        )
        for title in titles
    }
    valid, void, blank, set_aside = (kept.get((what, "", ""), 0) for what in SHEET)
    return Figures(valid, void, blank, set_aside, posts)


def apart(one: Figures, other: Figures) -> list[Field]:
    """The fields in which two sheets differ."""
    first, second = fields(one), fields(other)
    return [field for field in dict.fromkeys((*first, *second)) if first.get(field, 0) != second.get(field, 0)]


def impossible(figures: Figures, posts: Sequence[Post], sheets: int) -> list[Field]:
    """Fields that cannot be right (domain.md §12): verdicts ≠ sheets, more approvals than seats × standing ballots."""
    wrong: list[Field] = [field for field, number in fields(figures).items() if number < 0]
    if figures.sheets != sheets:
        wrong += [(what, "", "") for what in SHEET]
    known = {post.title: post for post in posts}
    for title, given in figures.posts.items():
        standing = figures.valid - given.void_here - given.blank_here
        if title not in known or standing < 0:
            wrong += [(what, title, "") for what in ON_POST]
        elif sum(given.approve.values()) > known[title].seats * standing:
            wrong += [("for", title, name) for name in given.approve]
        wrong += [
            ("against", title, name)
            for name, votes in given.against.items()
            if votes + given.approve.get(name, 0) > standing
        ]
    return list(dict.fromkeys(wrong))
