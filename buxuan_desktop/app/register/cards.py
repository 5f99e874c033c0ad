"""Voters' cards (F3, C14, C15): for everybody, a group, or single electors; the QR holds case and number alone."""

import re
from collections.abc import Iterable
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of
from buxuan_desktop.app.register.lines import births
from buxuan_desktop.app.register.listing import group_key
from buxuan_desktop.documents import VoterCard, VoterCards, render_voter_cards
from buxuan_desktop.documents.coverage import Uncovered, visible
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.identity import age_on
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.voter_code import voter_code
from buxuan_desktop.words import term

_BETWEEN = re.compile(r"[、，,；;\s]+")
_PLAIN = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {ord(dash): ord("-") for dash in "－—–~～至到"}
_MOST = 100_000


def title_of(case: Case) -> str:
    """What the card is called here: 居民选举证 under plan 3 (C14), else 选民证."""
    return house_of(case).certificate


def cards_of(case: Case, numbers: Iterable[int] | None = None, when: str = "", where: str = "") -> VoterCards:
    """The cards of these electors (of all without `numbers`), by group and number; Refusal where there are none."""
    election = case.election
    known = births(case)
    day = election.election_day
    voters = in_order(case, numbers)
    identity = election.case.case
    return VoterCards(
        title=title_of(case),
        place=election.case.place,
        committee=term("body", election.case.body),
        election_day=day,
        when=when,
        where=where,
        rehearsal=election.case.rehearsal,
        cards=tuple(
            VoterCard(
                one.number,
                one.name,
                voter_code(identity, one.number),
                one.sex,
                _age(known.get(one.number), day),
                one.group,
            )
            for one in voters
        ),
    )


def in_order(case: Case, numbers: Iterable[int] | None) -> list[VoterRegistered]:
    """These electors (all without `numbers`) as papers are dealt out, by group and number; Refusal where none is."""
    voters = case.election.voters
    wanted = voters.keys() if numbers is None else set(numbers) & voters.keys()
    if not wanted:
        raise Refusal("register-has-no-names")
    return sorted((voters[n] for n in wanted), key=lambda one: (group_key(one.group), one.number))


def cards_pdf(cards: VoterCards) -> bytes:
    """The PDF; Refusal `name-uncovered` for a name that no bundled font can draw."""
    try:
        return render_voter_cards(cards)
    except Uncovered as error:
        names = "、".join(visible(name) for name, _ in error.items)
        raise Refusal("cards-uncovered", names=names) from None


def _age(birth: str | None, day: date) -> int | None:
    return age_on(date.fromisoformat(birth), day) if birth else None


def numbers_in(text: str) -> list[int]:
    """Numbers as people type them, `12、15、301-320`, each once; Refusal `numbers-unreadable`."""
    found: list[int] = []
    for part in _BETWEEN.split(text.translate(_PLAIN).strip()):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise Refusal("numbers-unreadable", text=part)
        end = int(last) if dash else int(first)
        if end - int(first) > _MOST:
            raise Refusal("numbers-unreadable", text=part)
        found += range(int(first), end + 1)
    return list(dict.fromkeys(found))
