"""Election = fold(events): one pure step per kind, in order of `seq`, looking at nothing but the events."""

from collections.abc import Callable, Iterable
from typing import Any

from buxuan_desktop.domain import access_events as ae
from buxuan_desktop.domain import access_folding as access
from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import bundling, confirming, deciding, registering, spot_folding, tables
from buxuan_desktop.domain import checkin_events as ce
from buxuan_desktop.domain import decision_events as de
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import record_events as re
from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain import spot_events as se
from buxuan_desktop.domain import table_events as te
from buxuan_desktop.domain.access import CLOSE_COUNT, GOES_ON, STRIKE
from buxuan_desktop.domain.checkin import RoundCheckIn
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import IllegalEvent
from buxuan_desktop.domain.rounds import PostState, Round, Waiting


def fold(rows: Iterable[tuple[int, ev.Event]]) -> Election:
    """The state after all of `rows` (seq, event); IllegalEvent at the first that does not fit."""
    election = Election()
    for seq, event in rows:
        apply(election, seq, event)
    return election


def apply(election: Election, seq: int, event: ev.Event) -> None:
    """Fold one event in; IllegalEvent, and nothing changed, when it does not fit."""
    opened = election.opened
    if opened is None and not isinstance(event, ev.CaseOpened):
        raise IllegalEvent("case-not-opened")
    if opened is not None and opened.table and event.KIND not in tables.AT_A_TABLE:
        raise IllegalEvent("only-at-main", table=opened.table)
    if election.access.concluded is not None and event.KIND not in GOES_ON:
        raise IllegalEvent("case-is-concluded")
    _FOLDS[event.KIND](election, seq, event)


def _case_opened(election: Election, _: int, event: ev.CaseOpened) -> None:
    if election.opened is not None:
        raise IllegalEvent("case-opened-twice")
    election.opened = event
    election.custody.open(event.keeper)


def _posts_set(election: Election, _: int, event: ev.PostsSet) -> None:
    if election.rounds:
        raise IllegalEvent("round-begun-already")
    titles = [post.title for post in event.posts]
    if len(set(titles)) != len(titles) or any(post.seats < 1 for post in event.posts):
        raise IllegalEvent("posts-unusable")
    election.posts = {
        post.title: PostState(post, post.seats, Waiting("first", post.seats, post.candidates)) for post in event.posts
    }


def _electors_counted(election: Election, _: int, event: ev.ElectorsCounted) -> None:
    election.counted = event.count


def _names_noted(election: Election, _: int, event: ev.NamesNoted) -> None:
    if election.rounds:
        raise IllegalEvent("round-begun-already")
    election.outsiders = frozenset(event.outsiders)
    election.women.update(event.women)


def _voter_registered(election: Election, seq: int, event: ev.VoterRegistered) -> None:
    registering.enter(election, seq, event)
    election.voters[event.number] = event
    election.voter_names.add(event.name)
    if event.sex == "女":
        election.women.add(event.name)


def _member_noted(election: Election, _: int, event: ev.MemberNoted) -> None:
    election.members[event.name] = event


def _kinship_noted(election: Election, _: int, event: ev.KinshipNoted) -> None:
    election.kinships.append(event)


def _round_opened(election: Election, _: int, event: ev.RoundOpened) -> None:
    if election.rounds and election.rounds[-1].declared is None:
        raise IllegalEvent("round-still-open", round=len(election.rounds))
    if election.case.table:
        # A table knows this round alone, with the number that it has in the main case.
        election.rounds.append(Round(event, election.outsiders))
        return
    if event.round != len(election.rounds) + 1:
        raise IllegalEvent("round-out-of-order", round=event.round)
    for post in event.posts:
        state = election.posts.get(post.title)
        if state is None or state.waiting is None or state.waiting.kind != event.kind:
            raise IllegalEvent("post-not-waiting", round=event.round, post=post.title, kind=event.kind)
        if post.seats != state.waiting.seats:
            raise IllegalEvent("seats-differ", round=event.round, post=post.title)
    election.rounds.append(Round(event, election.outsiders))


def _polls_closed(election: Election, seq: int, event: ev.PollsClosed) -> None:
    if event.registered != election.registered:
        raise IllegalEvent("registered-differs", round=event.round)
    election.checkin.of(event.round).finish()
    election.round(event.round).close_polls(event, seq)


def _polls_corrected(election: Election, seq: int, event: ev.PollsCorrected) -> None:
    if event.registered != election.registered:
        raise IllegalEvent("registered-differs", round=event.round)
    election.round(event.round).correct_polls(event, seq)


def _ballot_cast(election: Election, seq: int, event: ev.BallotCast) -> None:
    election.round(event.round).cast(seq, event)


def _ballot_struck(election: Election, _: int, event: ev.BallotStruck) -> None:
    election.round(event.round).strike(event)


def _count_closed(election: Election, _: int, event: ev.CountClosed) -> None:
    election.round(event.round).close(event)


def _result_declared(election: Election, _: int, event: ev.ResultDeclared) -> None:
    current = election.round(event.round)
    if current.closed is None or current.declared is not None:
        raise IllegalEvent("result-out-of-order", round=event.round)
    if not event.result.agrees() or not current.agrees_with(event.result):
        raise IllegalEvent("declared-differs", round=event.round)
    current.declared = event
    for given, result in zip(current.posts, event.result.posts, strict=True):
        state = election.posts[given.title]
        if result.status == "void":
            tied = state.waiting.tied if state.waiting else ()
            state.waiting = Waiting(current.kind, given.seats, given.candidates, tied=tied)
            continue
        state.deferred = event.deferred.get(given.title)
        state.elected = [*state.elected, *result.elected]
        state.open_seats -= len(result.elected)
        state.waiting = Waiting.after(result.next) if result.next else None


def _winner_voided(election: Election, _: int, event: ev.WinnerVoided) -> None:
    state = election.posts.get(event.post)
    if state is None or event.name not in state.elected:
        raise IllegalEvent("not-elected", post=event.post, name=event.name)
    state.elected = [name for name in state.elected if name != event.name]
    state.open_seats += 1
    state.waiting = state.waiting or Waiting("first", state.open_seats, (), renominated=True)
    election.voided.append(event)


def _hold_released(election: Election, _: int, event: ev.HoldReleased) -> None:
    state = election.posts.get(event.post)
    if state is None or event.name not in state.elected:
        raise IllegalEvent("not-elected", post=event.post, name=event.name)
    election.released.append(event)


def _private_erased(election: Election, _: int, event: ev.PrivateErased) -> None:
    election.erased.update(event.refs)


def _file_attached(election: Election, _: int, event: ev.FileAttached) -> None:
    election.attachments.append(event)


def _record_kept(election: Election, seq: int, event: re.RecordKept) -> None:
    election.records.keep(seq, event)


def _private_resealed(election: Election, _: int, event: re.PrivateResealed) -> None:
    election.records.reseal(event)


def _record_withdrawn(election: Election, _: int, event: re.RecordWithdrawn) -> None:
    election.records.withdraw(event)


def _checking_in(step: Callable[[RoundCheckIn, Any], None]) -> Callable[[Election, int, Any], None]:
    """A step of the check-in of the round that the event names, which ends with its polls."""
    return _drawing(lambda here, _election, _seq, event: step(here, event))


def _drawing(step: Callable[[RoundCheckIn, Election, int, Any], None]) -> Callable[[Election, int, Any], None]:
    """The same for a step that looks at the list of electors, or keeps its own row."""

    def fold_in(election: Election, seq: int, event: Any) -> None:
        current = election.round(event.round)
        if current.polls_closed:
            raise IllegalEvent("checkin-over", round=event.round)
        here = current.checkin = election.checkin.begun(event.round)
        step(here, election, seq, event)

    return fold_in


def _rolls_sealed(election: Election, _: int, event: ce.RollsSealed) -> None:
    if not election.round(event.round).polls_closed:
        raise IllegalEvent("polls-still-open", round=event.round)
    election.checkin.begun(event.round).seal(event)


def _custody(election: Election, _: int, event: ev.HandedOver | ev.TakenOver | ev.HandoverCancelled) -> None:
    election.custody.apply(event)


def _at_table(step: Callable[[Round, Any], None]) -> Callable[[Election, int, Any], None]:
    """A step of the counting table of the round that the event names."""
    return lambda election, _, event: step(election.round(event.round), event)


def _keyed(step: Callable[[Round, Any], None]) -> Callable[[Election, int, Any], None]:
    """The same for what is done in an entry: rows that a table brought are counted until its merge names them."""

    def fold_in(election: Election, _: int, event: Any) -> None:
        current = election.round(event.round)
        step(current, event)
        if event.table:
            current.table.handed[event.table].coming += 1

    return fold_in


def _table_opened(election: Election, _: int, event: te.TableOpened) -> None:
    if not election.case.table:
        raise IllegalEvent("no-table-file", path="")
    tables.open_table(election.round(event.round), event)


def _at_row(step: Callable[[Round, int, Any], None]) -> Callable[[Election, int, Any], None]:
    """The same for a step that looks at the rows before its own."""
    return lambda election, seq, event: step(election.round(event.round), seq, event)


def _of_register(step: Callable[[Election, Any], None]) -> Callable[[Election, int, Any], None]:
    """A step of the register; what changes a line is remembered until the list is posted again."""

    def fold_in(election: Election, seq: int, event: Any) -> None:
        step(election, event)
        if election.register.editions and isinstance(event, registering.LINES):
            election.register.since.append(seq)

    return fold_in


def _copy_taken_up(election: Election, _: int, event: ev.CopyTakenUp) -> None:
    election.custody.take_up(event)


def _two_sign(step: Callable[[Election, int, Any], None], action: str) -> Callable[[Election, int, Any], None]:
    """A step that two people sign where people are named with a PIN."""

    def fold_in(election: Election, seq: int, event: Any) -> None:
        election.access.need_signature(seq, action, event.KIND)
        step(election, seq, event)
        election.access.went_on(seq)

    return fold_in


def _case_concluded(election: Election, _: int, event: ae.CaseConcluded) -> None:
    if any(one.declared is None for one in election.rounds):
        raise IllegalEvent("round-still-open", round=len(election.rounds))
    access.conclude(election.access, event)


_FOLDS: dict[str, Callable[[Election, int, Any], None]] = {
    ev.CaseOpened.KIND: _case_opened,
    ev.PostsSet.KIND: _posts_set,
    ev.ElectorsCounted.KIND: _electors_counted,
    ev.NamesNoted.KIND: _names_noted,
    ev.VoterRegistered.KIND: _voter_registered,
    ev.MemberNoted.KIND: _member_noted,
    ev.KinshipNoted.KIND: _kinship_noted,
    ev.RoundOpened.KIND: _round_opened,
    ev.PollsClosed.KIND: _polls_closed,
    ev.PollsCorrected.KIND: _polls_corrected,
    ev.BallotCast.KIND: _ballot_cast,
    ev.BallotStruck.KIND: _two_sign(_ballot_struck, STRIKE),
    ev.CountClosed.KIND: _two_sign(_count_closed, CLOSE_COUNT),
    ev.ResultDeclared.KIND: _result_declared,
    ev.WinnerVoided.KIND: _winner_voided,
    ev.HoldReleased.KIND: _hold_released,
    ev.PrivateErased.KIND: _private_erased,
    ev.FileAttached.KIND: _file_attached,
    re.RecordKept.KIND: _record_kept,
    re.RecordWithdrawn.KIND: _record_withdrawn,
    re.PrivateResealed.KIND: _private_resealed,
    ev.HandedOver.KIND: _custody,
    ev.TakenOver.KIND: _custody,
    ev.HandoverCancelled.KIND: _custody,
    be.BundlesTied.KIND: _at_table(bundling.tie),
    be.BundleResized.KIND: _at_table(bundling.resize),
    be.EntryBegun.KIND: _keyed(bundling.begin),
    be.SheetKeyed.KIND: _keyed(bundling.key),
    be.SheetStruck.KIND: _keyed(bundling.strike),
    be.TotalsKeyed.KIND: _keyed(bundling.key_totals),
    be.EntryEnded.KIND: _keyed(bundling.end),
    be.EntryDropped.KIND: _keyed(bundling.drop),
    be.PlaceSettled.KIND: _at_table(confirming.settle),
    be.TotalsSettled.KIND: _at_table(confirming.settle_totals),
    be.BallotDoubted.KIND: _at_table(confirming.doubt),
    be.DoubtDecided.KIND: _at_row(confirming.decide),
    be.BundleConfirmed.KIND: _at_row(confirming.confirm),
    be.TotalsConfirmed.KIND: _at_row(confirming.confirm_totals),
    be.TotalsStruck.KIND: _two_sign(_at_table(confirming.strike_totals), STRIKE),
    be.RecountOrdered.KIND: _at_table(bundling.order_recount),
    be.RecountDecided.KIND: _at_row(confirming.decide_recount),
    be.NamesJoined.KIND: _at_row(confirming.join_names),
    be.ObjectionRaised.KIND: _at_table(confirming.object_to),
    be.ObjectionAnswered.KIND: _at_table(confirming.answer),
    be.PapersAccounted.KIND: _at_table(confirming.account),
    ev.CopyTakenUp.KIND: _copy_taken_up,
    te.TableOpened.KIND: _table_opened,
    te.TableReturned.KIND: _at_table(tables.give_back),
    te.TableHandedOut.KIND: _at_table(tables.hand_out),
    te.TableMerged.KIND: _at_table(tables.merge),
    te.TableReleased.KIND: _at_table(tables.release),
    te.EntryChosen.KIND: _at_table(tables.choose),
    se.SpotDrawn.KIND: _at_table(spot_folding.begin),
    se.SpotRead.KIND: _at_table(spot_folding.read),
    se.SpotConcluded.KIND: _at_table(spot_folding.conclude),
    ce.PlaceOpened.KIND: _checking_in(RoundCheckIn.open),
    ce.PlaceLocked.KIND: _drawing(lambda here, election, _, event: here.lock(election.voters, event)),
    ce.PlaceUnlocked.KIND: _checking_in(RoundCheckIn.unlock),
    ce.VoterCheckedIn.KIND: _drawing(lambda here, election, seq, event: here.check_in(election.voters, seq, event)),
    ce.CheckInUndone.KIND: _checking_in(RoundCheckIn.undo),
    ce.ProxyTakenBack.KIND: _checking_in(RoundCheckIn.take_back),
    ce.BallotSpoiled.KIND: _checking_in(RoundCheckIn.spoil),
    ce.DeskTotalled.KIND: _drawing(lambda here, _election, seq, event: here.total(seq, event)),
    ce.HeadsCounted.KIND: _checking_in(RoundCheckIn.count_heads),
    ce.PlaceClosed.KIND: _checking_in(RoundCheckIn.close),
    ce.PlaceReopened.KIND: _checking_in(RoundCheckIn.reopen),
    ce.BoxCarried.KIND: _checking_in(RoundCheckIn.carry),
    ce.RollsSealed.KIND: _rolls_sealed,
    de.NamesakeTold.KIND: lambda election, _, event: deciding.tell_apart(election, event),
    de.BallotsGathered.KIND: _at_table(deciding.gather),
    de.BoxJudged.KIND: _at_row(deciding.judge_box),
    de.BalanceExplained.KIND: _at_table(deciding.explain),
    reg.RegisterImported.KIND: _of_register(registering.take_file),
    reg.ElectorChanged.KIND: _of_register(registering.change),
    reg.ElectorStruck.KIND: _of_register(registering.strike),
    reg.ElectorRestored.KIND: _of_register(registering.restore),
    reg.RegisterPublished.KIND: _of_register(registering.publish),
    reg.RegisterFrozen.KIND: _of_register(registering.freeze),
    reg.RegisterUnfrozen.KIND: _of_register(registering.unfreeze),
    reg.IdUncovered.KIND: _of_register(registering.uncover),
    ae.PersonNamed.KIND: lambda election, seq, event: access.name(election.access, seq, event),
    ae.PersonRelieved.KIND: lambda election, _, event: access.relieve(election.access, event),
    ae.PinChanged.KIND: lambda election, seq, event: access.change_pin(election.access, seq, event),
    ae.PinRecovered.KIND: lambda election, _, event: access.recover(election.access, event),
    ae.SignedIn.KIND: lambda election, _, event: access.sign_in(election.access, event),
    ae.ActRefused.KIND: lambda election, _, event: access.refuse(election.access, event),
    ae.Countersigned.KIND: lambda election, seq, event: access.countersign(election.access, seq, event),
    ae.CertificatePrinted.KIND: lambda election, seq, event: access.print_certificate(election.access, seq, event),
    ae.CaseConcluded.KIND: _case_concluded,
    ae.CaseReopened.KIND: lambda election, seq, event: access.reopen(election.access, seq, event),
}
