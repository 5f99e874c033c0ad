"""What a round's counting table holds beside its ballots: bundles, doubts, objections, where the papers went."""

import msgspec

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain.bundles import Bundle
from buxuan_desktop.domain.refusal import IllegalEvent


class Doubt(msgspec.Struct):
    """A doubtful ballot in a count without bundles, with its decision once there is one."""

    raised: be.BallotDoubted
    decided: be.DoubtDecided | None = None


class Objection(msgspec.Struct):
    """An objection with its answer once there is one."""

    raised: be.ObjectionRaised
    answered: be.ObjectionAnswered | None = None


class CountingTable:
    """The counting table of one round; `bundles` is empty when ballots are entered once, one after the other."""

    def __init__(self, number: int) -> None:
        self.round = number
        self.bundles: dict[int, Bundle] = {}
        self.doubts: dict[int, Doubt] = {}
        self.objections: dict[int, Objection] = {}
        self.joined: list[be.NamesJoined] = []
        self.papers: be.PapersAccounted | None = None

    @property
    def sheets(self) -> int:
        """All sheets in bundles, by hand count."""
        return sum(bundle.sheets for bundle in self.bundles.values())

    def bundle(self, number: int) -> Bundle:
        """The bundle of that number; IllegalEvent when there is none."""
        if number not in self.bundles:
            raise IllegalEvent("no-such-bundle", round=self.round, bundle=number)
        return self.bundles[number]

    def check_finished(self) -> None:
        """Raise IllegalEvent for what keeps the count from closing: a bundle, a recount, a doubt, an objection."""
        for number, bundle in self.bundles.items():
            if not bundle.confirmed:
                raise IllegalEvent("bundle-unconfirmed", round=self.round, number=number)
            if bundle.recounting:
                raise IllegalEvent("recount-undecided", round=self.round, number=number)
        for number, doubt in self.doubts.items():
            if doubt.decided is None:
                raise IllegalEvent("doubt-undecided", round=self.round, number=number)
        for number, objection in self.objections.items():
            if objection.answered is None:
                raise IllegalEvent("objection-unanswered", round=self.round, number=number)
