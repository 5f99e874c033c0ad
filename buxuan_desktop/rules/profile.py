"""A rule profile: parameters with value, citation and status, as read from `resources/rules/*.toml` (design §5)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.kinds import fits

STATUSES = ("verified", "plan", "custom", "unset")
ELECTORS = ("voters", "households", "representatives")
BODIES = ("villagers", "residents")

Value = str | int | bool | tuple[str, ...] | None


class Parameter(msgspec.Struct, frozen=True):
    """One parameter: its value (None when unset), the article it stands on, and how sure the source is."""

    value: Value = None
    cite: str = ""
    status: str = "unset"
    by_electors: Mapping[str, "Parameter"] = {}
    by_body: Mapping[str, "Parameter"] = {}

    @property
    def is_set(self) -> bool:
        """Whether the source gives a value; what is unset is asked, never guessed."""
        return self.status != "unset"


UNSET = Parameter()


class RegistrationClass(msgspec.Struct, frozen=True):
    """People who are registered, by the conditions that a text sets (L18 Art 13, L25 Art 16, U25 Art 16).

    `code` goes into the register, `words` is what people call the class. `needs` names what must be there besides the
    facts: stated, application, consent (of a meeting), committee, recommendation. `body` limits it to one kind of body.
    """

    code: str
    words: str
    conditions: tuple[str, ...]
    cite: str
    status: str
    needs: tuple[str, ...] = ()
    body: str = ""


class Profile(msgspec.Struct, frozen=True):
    """A dated set of parameters, or an overlay that a local plan lays over one."""

    id: str
    title: str
    kind: str
    parameters: Mapping[str, Parameter]
    body: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    sources: tuple[str, ...] = ()
    registration_classes: tuple[RegistrationClass, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether the profile is the law on that day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


def from_mapping(data: Mapping[str, Any]) -> Profile:
    """A profile from its TOML or from the copy in a case; Refusal `profile-unreadable` when the shape is wrong."""
    try:
        profile = msgspec.convert(data, Profile)
    except (msgspec.ValidationError, RecursionError, OverflowError) as error:
        raise Refusal("profile-unreadable", profile=str(data.get("id", ""))[:40], detail=str(error)) from None
    for name, parameter in profile.parameters.items():
        _check(profile.id, name, parameter)
    return profile


def _check(profile: str, name: str, parameter: Parameter) -> None:
    if parameter.status not in STATUSES or not fits(name, parameter.value):
        raise Refusal("profile-unreadable", profile=profile[:40], detail=f"{name[:40]}（{parameter.status[:20]}）")
    for one in (*parameter.by_electors.values(), *parameter.by_body.values()):
        _check(profile, name, one)


class RuleBook(msgspec.Struct, frozen=True):
    """The rules of one case: overlays over the profile, for one way of voting and one kind of body."""

    profile: Profile
    overlays: Sequence[Profile]
    electors: str
    body: str

    def parameter(self, name: str) -> Parameter:
        """The parameter in force: the last overlay that sets it, else the profile's; UNSET when nobody does."""
        for source in (*reversed(self.overlays), self.profile):
            found = self._fitting(source.parameters.get(name, UNSET))
            if found.is_set:
                return found
        return UNSET

    @property
    def classes(self) -> tuple[RegistrationClass, ...]:
        """The classes of people that are registered: those of the last overlay that has any, else the profile's."""
        for source in (*reversed(self.overlays), self.profile):
            found = tuple(one for one in source.registration_classes if one.body in ("", self.body))
            if found:
                return found
        return ()

    def cite(self, *names: str) -> tuple[str, ...]:
        """The citations of the named parameters, those that have one, each once."""
        return tuple(dict.fromkeys(cite for name in names if (cite := self.parameter(name).cite)))

    def _fitting(self, parameter: Parameter) -> Parameter:
        return parameter.by_electors.get(self.electors) or parameter.by_body.get(self.body) or parameter
