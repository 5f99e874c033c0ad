"""What stops a matter from being written: bribery without its standard, a 通报 before the case is proved (C12)."""

from typing import TYPE_CHECKING

from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.domain.refusal import Refusal

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case


def check_matter(_case: "Case", record: Matter, _number: int) -> None:
    """A proved case names the written standard; what is proved comes before what is made known."""
    proved = record.found == "confirmed"
    if record.about == "bribery" and proved and not record.standard.strip():
        raise Refusal("matter-standard-missing", field="standard")
    if record.circulated_on is not None and not proved:
        raise Refusal("matter-circular-early", field="found")
    answered = record.state == "answered" and record.answered_on is None
    if answered or (record.state == "transferred" and not record.sent_to.strip()):
        raise Refusal("matter-answer-undated", field="answered_on" if answered else "sent_to")
