"""Kinds of doubt about a ballot, what can be decided about each, and the rule that applies (domain.md §11, §17).

A doubt is kept in the ledger as the code of its kind, a blank, and the teller's own words if there are any.
"""

from collections.abc import Mapping, Sequence

import msgspec

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.rules.profile import RuleBook

OTHER = "other"
SILENT = "silent"
"""The code of a rule where no text says anything: the election committee decides."""

CHOICES: Mapping[str, tuple[str, str]] = {
    "count": ("count", ""),
    "count-part": ("count", ""),
    "without-name": ("count", ""),
    "name": ("count", ""),
    "blank": ("blank", ""),
    "void-unreadable": ("void", "unreadable"),
    "void-damaged": ("void", "damaged"),
    "void-identifying": ("void", "identifying_mark"),
    "void-other": ("void", "other"),
    "set-aside": ("set_aside", ""),
    "none": ("none", ""),
}
"""What can be decided, with the ruling and the reason for a void ballot that it becomes.

`count` takes the paper as it is read, `count-part` what can be read of it, `without-name` all but the written names,
`name` somebody else in the place of the written name; `none` says that there is no such paper.
"""


class Kind(msgspec.Struct, frozen=True):
    """A kind of doubt: its rows in the table of domain.md §11, the parameter that decides it, and its choices.

    `proposes` maps a value of that parameter to the choice that the text asks for; a value that is not in it leaves
    the decision to the committee.
    """

    rows: tuple[str, ...]
    decides: str
    choices: tuple[str, ...]
    proposes: Mapping[str, str] = {}


_UNREADABLE = {"post": "count-part", "ballot": "void-unreadable"}
KINDS: Mapping[str, Kind] = {
    "unclear-mark": Kind(("R17",), "unreadable_part", ("count", "count-part", "void-unreadable", "blank"), _UNREADABLE),
    "wrong-symbol": Kind(("R7", "R8"), "wrong_symbol", ("count", "count-part", "void-unreadable"), _UNREADABLE),
    "outside-box": Kind(("R9",), "", ("count", "count-part", "void-unreadable")),
    "alteration": Kind(("R6",), "", ("count", "count-part", "void-unreadable")),
    "name-without-mark": Kind(
        ("R10",),
        "writein_no_mark",
        ("count", "without-name", "void-other"),
        {"approval": "count", "void": "without-name"},
    ),
    "mark-without-name": Kind(("R11",), "", ("count", "blank", "void-other")),
    "name-form": Kind(("R13",), "", ("name", "without-name", "count", "void-unreadable")),
    "namesakes": Kind(("R14",), "", ("name", "without-name", "void-unreadable")),
    "listed-written-in": Kind(("R15",), "", ("count", "without-name", "void-other")),
    "part-unreadable": Kind(("R18",), "unreadable_part", ("count-part", "count", "void-unreadable"), _UNREADABLE),
    "stray-mark": Kind(("R19",), "stray_mark", ("count", "void-identifying"), {"void_ballot": "void-identifying"}),
    "other-paper": Kind(("R20",), "forged_excluded", ("set-aside", "count", "void-other"), {"True": "set-aside"}),
    "torn": Kind(("R21",), "", ("count", "void-damaged")),
    "folded": Kind(("R22",), "", ("count", "void-other", "blank", "none")),
    "scribe": Kind(("R26",), "", ("void-other", "count")),
    OTHER: Kind((), "", tuple(CHOICES)),
}


class Rule(msgspec.Struct, frozen=True):
    """The rule for a doubt in one case: its code for the words, citations, how sure the source is.

    `code` is `parameter.value` or SILENT; `proposes` is a choice, or "" where the committee weighs; `who` are the
    citations that say who decides.
    """

    code: str
    cite: tuple[str, ...] = ()
    status: str = "unset"
    proposes: str = ""
    who: tuple[str, ...] = ()


def written(kind: str, note: str = "") -> str:
    """A doubt as the ledger keeps it."""
    return f"{kind} {note.strip()}".strip()


def kind_of(doubt: str) -> tuple[str, str]:
    """Kind and own words of a doubt; words that begin with no kind are of the kind `other`."""
    code, _, note = doubt.partition(" ")
    return (code, note.strip()) if code in KINDS else (OTHER, doubt.strip())


def rule_for(kind: str, book: RuleBook, posts: Sequence[Post]) -> Rule:
    """What this case's rules say about a kind of doubt."""
    known = KINDS[kind]
    who = book.parameter("doubtful_ballot")
    cites = (who.cite,) if who.status == "verified" else ()
    decides = book.parameter(known.decides) if known.decides else None
    if decides is None or not decides.is_set:
        return Rule(SILENT, who=cites)
    proposed = known.proposes.get(str(decides.value), "")
    allowed = choices_for(kind, posts)
    if proposed and proposed not in allowed:
        proposed = "void-unreadable" if proposed == "count-part" else ""
    cite = (decides.cite,) if decides.cite else ()
    return Rule(f"{known.decides}.{decides.value}".lower(), cite, decides.status, proposed, cites)


def choices_for(kind: str, posts: Sequence[Post]) -> tuple[str, ...]:
    """What can be decided on such a paper; on a paper for one seat there is no part that could stand alone."""
    one = len(posts) == 1 and posts[0].seats == 1
    return tuple(choice for choice in KINDS[kind].choices if not (one and choice == "count-part"))
