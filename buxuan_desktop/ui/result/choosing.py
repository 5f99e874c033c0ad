"""Which document the print page shows first, and which round: said by the page that leads there."""

from buxuan_desktop.ui.desk import Desk

REPORT, CERTIFICATE, CALIBRATION = "report", "certificate", "calibration"
_PROPERTY = "wanted_document"


def want(desk: Desk, kind: str, number: int) -> None:
    """Ask the print page for a document of that kind, of that round where it has one."""
    desk.setProperty(_PROPERTY, [kind, number])


def wanted(desk: Desk) -> tuple[str, int]:
    """What was asked for last; a result report when nobody asked."""
    said = desk.property(_PROPERTY)
    return (str(said[0]), int(said[1])) if said else (REPORT, 0)
