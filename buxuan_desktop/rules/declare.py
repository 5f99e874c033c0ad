"""The verdict of a round as one record: outcome and findings, ready to be written and read out."""

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import ResultDeclared
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.checks.balances import check_balances, check_corrections
from buxuan_desktop.rules.checks.setup import check_paper
from buxuan_desktop.rules.checks.spot import check_spots
from buxuan_desktop.rules.checks.verdict import check_verdict
from buxuan_desktop.rules.checks.winners import check_winners, check_women
from buxuan_desktop.rules.options import Options
from buxuan_desktop.rules.outcome import decide
from buxuan_desktop.rules.profile import RuleBook


def declare(current: Round, election: Election, book: RuleBook, options: Options) -> ResultDeclared:
    """The declaration for a round whose count is closed (C20: two majorities, announced on the spot)."""
    outcome = decide(current, election, options)
    findings = (
        *check_paper(current, election, book),
        *check_balances(current, book),
        *check_corrections(current, book),
        *check_spots(current, book),
        *check_verdict(current, outcome, options, book),
        *check_winners(outcome.result, election, book),
        *check_women(outcome.result, election, options, book),
    )
    return ResultDeclared(current.number, outcome.result, findings, outcome.deferred)
