"""Which action an event is: every kind has one, so that no write goes past the matrix (`rules.permissions`)."""

from collections.abc import Mapping

from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain import decision_events as de
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import record_events as re
from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain import spot_events as se
from buxuan_desktop.domain import table_events as te
from buxuan_desktop.domain.access import CLERK
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.rules.permissions import Action

_KINDS: Mapping[Action, tuple[type[ev.Event], ...]] = {
    Action.NAME_PEOPLE: (ae.PersonNamed, ae.PersonRelieved),
    Action.SET_PIN: (ae.PinChanged,),
    Action.SIGN_IN: (ae.SignedIn, ae.ActRefused, ae.Countersigned),
    Action.PREPARE: (ev.CaseOpened, ev.PostsSet, ev.ElectorsCounted, ev.NamesNoted, ev.MemberNoted, ev.KinshipNoted),
    Action.REGISTER: (
        ev.VoterRegistered,
        reg.RegisterImported,
        reg.ElectorChanged,
        reg.ElectorStruck,
        reg.ElectorRestored,
        reg.RegisterPublished,
        reg.RegisterFrozen,
        reg.RegisterUnfrozen,
    ),
    Action.RECORDS: (re.RecordKept, re.RecordWithdrawn, re.PrivateResealed, ev.FileAttached),
    Action.UNCOVER_ID: (reg.IdUncovered,),
    Action.ERASE: (ev.PrivateErased,),
    Action.POLLS: (ev.RoundOpened, ev.PollsClosed, ev.PollsCorrected),
    Action.PLACES: (
        ce.PlaceOpened,
        ce.PlaceLocked,
        ce.PlaceUnlocked,
        ce.DeskTotalled,
        ce.PlaceClosed,
        ce.PlaceReopened,
        ce.BoxCarried,
        ce.RollsSealed,
    ),
    Action.ISSUE: (ce.VoterCheckedIn, ce.CheckInUndone, ce.ProxyTakenBack, ce.BallotSpoiled),
    Action.HEADS: (ce.HeadsCounted,),
    Action.TELL_APART: (de.NamesakeTold,),
    Action.KEY: (
        ev.BallotCast,
        be.BallotDoubted,
        be.EntryBegun,
        be.SheetKeyed,
        be.SheetStruck,
        be.TotalsKeyed,
        be.EntryEnded,
    ),
    Action.ARRANGE: (be.BundlesTied, be.BundleResized, be.EntryDropped, be.PapersAccounted, de.BallotsGathered),
    Action.TABLES: (te.TableOpened, te.TableReturned, te.TableHandedOut, te.TableMerged, te.TableReleased),
    Action.COMPARE: (be.PlaceSettled, be.TotalsSettled, be.BundleConfirmed, be.TotalsConfirmed),
    Action.STRIKE: (ev.BallotStruck, be.TotalsStruck),
    Action.DECIDE: (
        be.DoubtDecided,
        be.RecountOrdered,
        be.RecountDecided,
        be.NamesJoined,
        be.ObjectionAnswered,
        de.BoxJudged,
        te.EntryChosen,
    ),
    Action.EXPLAIN: (de.BalanceExplained,),
    Action.OBJECT: (be.ObjectionRaised,),
    Action.SPOT_CHECK: (se.SpotDrawn, se.SpotRead, se.SpotConcluded),
    Action.CLOSE_COUNT: (ev.CountClosed,),
    Action.DECLARE: (ev.ResultDeclared,),
    Action.WINNERS: (ev.WinnerVoided, ev.HoldReleased),
    Action.CERTIFICATES: (ae.CertificatePrinted,),
    Action.HAND_OVER: (ev.HandedOver,),
    Action.TAKE_UP: (ev.TakenOver, ev.HandoverCancelled, ev.CopyTakenUp),
    Action.RECOVER: (ae.PinRecovered,),
    Action.CONCLUDE: (ae.CaseConcluded,),
    Action.REOPEN: (ae.CaseReopened,),
}

ACTION_OF: Mapping[str, Action] = {kind.KIND: action for action, kinds in _KINDS.items() for kind in kinds}
"""The action of each kind of event; some events are another one by what they say (`action_of`)."""


def action_of(event: ev.Event, election: Election) -> Action:
    """The action of one event in the state before it."""
    if isinstance(event, ae.PinChanged):
        return _of_pin(event, election)
    if isinstance(event, ae.PersonNamed) and event.pin and event.name in election.access.known:
        return Action.SET_PIN
    if isinstance(event, re.RecordKept) and isinstance(event.record, CertificateIssued):
        return Action.CERTIFICATES
    if isinstance(event, ae.CertificatePrinted) and election.access.printed.get((event.post, event.name)):
        return Action.REPRINT
    return ACTION_OF[event.KIND]


def _of_pin(event: ae.PinChanged, election: Election) -> Action:
    if event.own:
        return Action.OWN_PIN
    person = election.access.people.get(event.name)
    return Action.RESET_CLERK if person is not None and person.role == CLERK else Action.SET_PIN
