"""What the result report takes from preparation and check-in: place, manner, booths, proxies, scribes."""

from typing import Any

from buxuan_desktop.app.forms import form_of, told
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.helpers import ScribeHelp
from buxuan_desktop.domain.records.preparation import Method, Place
from buxuan_desktop.domain.rounds import Round


def facts_of_the_day(election: Election, current: Round) -> dict[str, Any]:
    """Fields of the report (F1) by name; nothing where nobody wrote it down, so that it stays with the pen."""
    halls = [one for one in election.records.all(Place) if one.kind == "hall"]
    method = election.records.last(Method)
    helped = [one.helped for one in election.records.all(ScribeHelp) if one.round == current.number]
    booths = [one.booths for one in election.records.all(Place) if one.booths is not None]
    found = {
        "venue": next((one.address or one.name for one in halls), ""),
        "manner": told(form_of(Method.tag()).field("ways"), method.ways) if method else "",
        "booths": sum(booths) if booths else None,
        "scribes": sum(helped) if helped else None,
        "proxies": current.checkin.heads.proxy if current.checkin is not None else None,
    }
    return {name: value for name, value in found.items() if value not in ("", None)}
