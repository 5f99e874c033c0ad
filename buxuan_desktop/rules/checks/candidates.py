"""All findings about candidates before the vote; nothing of them ever changes a result."""

from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.candidacies import check_candidacies
from buxuan_desktop.rules.checks.nominating import check_nominations
from buxuan_desktop.rules.checks.reviewing import check_reviews
from buxuan_desktop.rules.profile import RuleBook


def candidate_findings(election: Election, book: RuleBook, today: date) -> tuple[Finding, ...]:
    """What stage 4 lacks or shows today: nominations, then reviews, then the official candidates."""
    return (
        *check_nominations(election, book, today),
        *check_reviews(election, book),
        *check_candidacies(election, book),
    )
