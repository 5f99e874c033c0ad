"""Whom one can name: the staff written down for the vote first, then members of bodies, then the register."""

from collections.abc import Sequence

from buxuan_desktop.app.people import Person, people
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.helpers import Staff


def known_for_roles(election: Election) -> Sequence[Person]:
    """Everybody known by name, who may be named by initials; those on the staff stand first."""
    named = [one.name for one in election.records.all(Staff)]
    named += [one.name for one in election.records.all(BodyMember)]
    first = [Person(name, "工作人员") for name in dict.fromkeys(named)]
    return [*first, *(one for one in people(election) if one.name not in {person.name for person in first})]
