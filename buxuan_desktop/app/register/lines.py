"""Lines of the list: add, change, strike, put back (C06); each is one event that names its reason."""

from collections.abc import Mapping

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.sealing import kept, sealed_under
from buxuan_desktop.app.setup import Elector, listed, voter_ref
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.identity import ADULT, age_on, birth_of, checksum_ok, sex_of
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import ElectorChanged, ElectorRestored, ElectorStruck
from buxuan_desktop.domain.registering import change_ref

ID_NUMBER, BIRTH = "id_number", "birth"


class Line(msgspec.Struct, frozen=True):
    """What the clerk types of one elector; an empty `id_number` in a change leaves the old one."""

    name: str
    sex: str = ""
    group: str = ""
    ground: str = ""
    household: str = ""
    id_number: str = ""


def add(case: Case, line: Line, gain: str = "") -> int:
    """One more elector, under the next number, which is returned; `gain` once the list was posted.

    Refusal for an empty name, an ID number that cannot be, one that is on the list already, and for who is not yet
    eighteen on election day (T23).
    """
    if case.election.counted is not None:
        raise Refusal("register-only-counted", count=case.election.registered)
    line = _checked(case, line)
    gain = gain if case.election.register.editions else ""
    if case.election.register.editions and not gain:
        raise Refusal("register-gain-needed")
    private = {ID_NUMBER: line.id_number, BIRTH: _birth(line.id_number)}
    private = {name: value for name, value in private.items() if value}
    one = Elector(line.name, line.sex, line.group, private, line.ground, line.household, gain)
    events, rows = listed([one], case.election.register.highest)
    case.record(*events, before_commit=kept(case, rows))
    return events[0].number


def change(case: Case, number: int, line: Line, reason: str) -> None:
    """Another line under the same number; Refusal as in `add`, and when nothing is another."""
    before = on_list(case, number)
    if not reason:
        raise Refusal("register-reason-needed")
    if line.id_number and line.id_number == private_of(case, number).get(ID_NUMBER):
        line = msgspec.structs.replace(line, id_number="")
    line = _checked(case, line, number)
    private = {ID_NUMBER: line.id_number, BIRTH: _birth(line.id_number)}
    if not line.id_number and _as_line(before) == line:
        raise Refusal("elector-not-changed", name=before.name)
    count = case.election.register.changes[number] + 1
    sealed, rows = sealed_under(change_ref(number, count), private)
    event = ElectorChanged(number, count, line.name, reason, line.sex, line.group, line.ground, line.household, sealed)
    case.record(event, before_commit=kept(case, rows))


def strike(case: Case, number: int, reason: str, note: str = "") -> None:
    """Take somebody off the list; `reason` is one of `registering.LOSSES`."""
    on_list(case, number)
    case.record(ElectorStruck(number, reason, note))


def restore(case: Case, number: int, reason: str) -> None:
    """Put somebody back who was struck by mistake."""
    if not reason:
        raise Refusal("register-reason-needed")
    case.record(ElectorRestored(number, reason))


def on_list(case: Case, number: int) -> VoterRegistered:
    """The line of that number; Refusal `no-such-elector`."""
    line = case.election.voters.get(number)
    if line is None:
        raise Refusal("no-such-elector", number=number)
    return line


def private_of(case: Case, number: int) -> Mapping[str, str]:
    """The private values of an elector as they stand after all changes."""
    values = dict(case.file.private(voter_ref(number)))
    for count in range(1, case.election.register.changes[number] + 1):
        values |= case.file.private(change_ref(number, count))
    return values


def refs_of(case: Case, number: int) -> list[str]:
    """All references of an elector's private values, for when they must be forgotten."""
    changes = case.election.register.changes[number]
    return [voter_ref(number), *(change_ref(number, count) for count in range(1, changes + 1))]


def id_numbers(case: Case) -> dict[int, str]:
    """The ID number of every elector on the list that has one, by number."""
    found: dict[int, tuple[int, str]] = {}
    for ref, value in case.file.private_values(ID_NUMBER):
        kind, _, rest = ref.partition("/")
        number, _, count = rest.partition("/")
        if kind == "voter" and number.isdigit():
            one, order = int(number), int(count or 0)
            if one in case.election.voters and order >= found.get(one, (0, ""))[0]:
                found[one] = order, value
    return {number: value for number, (_, value) in found.items()}


def births(case: Case) -> dict[int, str]:
    """The birth date of every elector on the list that has one, ISO, by number: of the number first."""
    found = _plain(case, BIRTH)
    for number, known in id_numbers(case).items():
        if birth := _birth(known):
            found[number] = birth
    return found


def _plain(case: Case, name: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for ref, value in case.file.private_values(name):
        kind, _, number = ref.partition("/")
        if kind == "voter" and number.isdigit() and int(number) in case.election.voters:
            found[int(number)] = value
    return found


def _as_line(voter: VoterRegistered) -> Line:
    return Line(voter.name, voter.sex, voter.group, voter.ground, voter.household)


def _birth(id_number: str) -> str:
    born = birth_of(id_number) if checksum_ok(id_number) else None
    return born.isoformat() if born else ""


def _checked(case: Case, line: Line, number: int = 0) -> Line:
    """The line with its spaces taken away, once everything in it can be."""
    line = Line(*(" ".join(getattr(line, field).split()) for field in line.__struct_fields__))
    if not line.name:
        raise Refusal("elector-name-needed")
    known = line.id_number.upper()
    if not known:
        return line
    born = birth_of(known) if checksum_ok(known) else None
    if born is None:
        raise Refusal("id-number-unusable")
    day = case.election.election_day
    if age_on(born, day) < ADULT:
        raise Refusal("elector-underage", name=line.name, day=day.isoformat())
    twice = next((other for other, one in id_numbers(case).items() if one == known and other != number), 0)
    if twice:
        raise Refusal("elector-listed-already", name=case.election.voters[twice].name, number=twice)
    return msgspec.structs.replace(line, id_number=known, sex=line.sex or sex_of(known))
