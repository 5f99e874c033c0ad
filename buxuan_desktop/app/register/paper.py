"""The posted list on paper, as it would be posted now."""

from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.electors import elector_list
from buxuan_desktop.app.printing import stamp_of
from buxuan_desktop.documents import Uncovered, render_sheet
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words.papers import registration


def list_pdf(case: Case, order: str, day: date | None) -> bytes:
    """Notice 4 as a PDF; Refusal where there are no names, or one that no bundled font can draw."""
    record = elector_list(case, order, day)
    if record is None:
        raise Refusal("register-has-no-names")
    try:
        return render_sheet(registration.elector_list(record), stamp_of(case.election, case.file, case.clock))
    except Uncovered as error:
        names = "、".join(visible(name) for name, _ in error.items)
        raise Refusal("cards-uncovered", names=names) from None
