"""Folding what happens to the register of electors (domain.md T23 to T26): numbers stay, every N is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.register import Struck

FOUR_GAINS = ("turned-18", "moved-in", "married-in", "rights-restored")
GAINS = (*FOUR_GAINS, "left-out", "decided")
"""Why somebody comes on a list that was posted: the four gains (四增), left out by mistake, a decision."""

FOUR_LOSSES = ("moved-out", "married-out", "died", "deprived")
LOSSES = (*FOUR_LOSSES, "elsewhere", "duplicate", "error", "decided")
"""Why somebody leaves the list: the four losses (四减), registered elsewhere, twice here, by mistake, a decision."""

ORDERS = ("groups", "strokes")

LINES = (reg.ElectorChanged, reg.ElectorStruck, reg.ElectorRestored)
"""Events that change a line of the list."""


def change_ref(number: int, change: int) -> str:
    """The reference of the private values that a change of an elector brought."""
    return f"voter/{number}/{change}"


def enter(election: Election, seq: int, event: VoterRegistered) -> None:
    """One more elector: a number that nobody has or had; after the list was posted with the reason why."""
    register = election.register
    number = event.number
    if number in election.voters or number in register.struck:
        raise IllegalEvent("voter-number-twice", number=number)
    if register.frozen is not None:
        raise IllegalEvent("register-frozen")
    if register.editions:
        if event.gain not in GAINS:
            raise IllegalEvent("register-gain-unknown", gain=event.gain)
        register.since.append(seq)
    if number > register.highest:
        register.highest = number
    if register.bearers is not None:
        register.bearers[event.name] += 1


def take_file(election: Election, event: reg.RegisterImported) -> None:
    """The file's electors are all there; from now on their number is N."""
    if event.count < 1 or any(n not in election.voters for n in range(event.first, event.first + event.count)):
        raise IllegalEvent("register-import-differs", file=event.file)
    election.register.imports.append(event)
    election.counted = None


def change(election: Election, event: reg.ElectorChanged) -> None:
    """Another line under the same number."""
    before = _line(election, event.number)
    register = election.register
    if event.change != register.changes[event.number] + 1 or not event.name or not event.reason:
        raise IllegalEvent("elector-change-unusable", number=event.number)
    register.changes[event.number] = event.change
    _seal(election, change_ref(event.number, event.change), event.sealed)
    _leave(election, before)
    now = msgspec.structs.replace(
        before, name=event.name, sex=event.sex, group=event.group, ground=event.ground, household=event.household
    )
    _stand(election, now)


def strike(election: Election, event: reg.ElectorStruck) -> None:
    """Somebody leaves the list."""
    line = _line(election, event.number)
    if event.reason not in LOSSES:
        raise IllegalEvent("register-loss-unknown", reason=event.reason)
    _leave(election, line)
    del election.voters[event.number]
    election.register.struck[event.number] = Struck(line, event)


def restore(election: Election, event: reg.ElectorRestored) -> None:
    """Somebody comes back under the old number."""
    _may_change(election)
    if event.number not in election.register.struck or not event.reason:
        raise IllegalEvent("elector-not-struck", number=event.number)
    _stand(election, election.register.struck.pop(event.number).elector)


def publish(election: Election, event: reg.RegisterPublished) -> None:
    """The list as posted; its N is the folded one."""
    register = election.register
    if event.registered != election.registered or not event.registered:
        raise IllegalEvent("registered-differs", round=0)
    again = bool(register.editions)
    if event.edition != len(register.editions) + 1 or event.order not in ORDERS or (again and not event.reason):
        raise IllegalEvent("edition-unusable", edition=event.edition)
    if again and event.day < register.editions[-1].day:
        raise IllegalEvent("edition-before-last", day=event.day.isoformat())
    register.editions.append(event)
    register.since.clear()


def freeze(election: Election, event: reg.RegisterFrozen) -> None:
    """Nothing on the list changes from now on."""
    register = election.register
    if register.frozen is not None:
        raise IllegalEvent("register-frozen")
    if event.registered != election.registered or not event.registered:
        raise IllegalEvent("registered-differs", round=0)
    register.frozen = event


def unfreeze(election: Election, event: reg.RegisterUnfrozen) -> None:
    """The list can change again."""
    if election.register.frozen is None or not event.reason or not event.by:
        raise IllegalEvent("register-not-frozen")
    _outside_a_round(election)
    election.register.frozen = None


def uncover(election: Election, event: reg.IdUncovered) -> None:
    """An ID number was shown: of an elector who is or was on the list, or of a record."""
    kind, _, rest = event.ref.partition("/")
    number = int(rest) if kind == "voter" and rest.isascii() and rest.isdecimal() else 0
    listed = number in election.voters or number in election.register.struck
    if not event.reason or not (listed or any(ref == event.ref for ref, _ in election.records.sealed)):
        raise IllegalEvent("uncovering-unusable", ref=event.ref)
    election.register.uncovered[event.ref] += 1


def _may_change(election: Election) -> None:
    if election.register.frozen is not None:
        raise IllegalEvent("register-frozen")
    _outside_a_round(election)


def _outside_a_round(election: Election) -> None:
    """Between the close of the polls and the verdict N stands: ballots are held against it."""
    last = election.rounds[-1] if election.rounds else None
    if last is not None and last.polls_closed and last.declared is None:
        raise IllegalEvent("register-in-use", round=last.number)


def _line(election: Election, number: int) -> VoterRegistered:
    _may_change(election)
    line = election.voters.get(number)
    if line is None:
        raise IllegalEvent("no-such-elector", number=number)
    return line


def _stand(election: Election, line: VoterRegistered) -> None:
    election.voters[line.number] = line
    election.voter_names.add(line.name)
    _bearers(election)[line.name] += 1
    election.register.version += 1
    if line.sex == "女":
        election.women.add(line.name)


def _leave(election: Election, line: VoterRegistered) -> None:
    """The name goes too unless somebody else bears it."""
    bearers = _bearers(election)
    bearers[line.name] -= 1
    if not bearers[line.name]:
        election.voter_names.discard(line.name)
    election.register.version += 1


def _bearers(election: Election) -> Counter[str]:
    """How many bear each name; counted when somebody leaves for the first time, so that opening waits for nothing."""
    register = election.register
    if register.bearers is None:
        register.bearers = Counter(_names(election))
    return register.bearers


def _names(election: Election) -> Iterator[str]:
    return (voter.name for voter in election.voters.values())


def _seal(election: Election, ref: str, sealed: Mapping[str, str]) -> None:
    election.register.sealed.update({(ref, name): value for name, value in sealed.items()})
