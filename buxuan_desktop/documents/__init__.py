"""Paper: a document is a frozen input record, a layout and a sample; rendering returns PDF bytes.

This room knows nothing of case files. The same record gives the same bytes; fonts are embedded
subsets; a text that the fonts cannot draw is refused (`Uncovered`, code `name-uncovered`) before
anything is drawn.
"""

from buxuan_desktop.documents.calibration import render_calibration
from buxuan_desktop.documents.certificate import render_certificate, render_certificates
from buxuan_desktop.documents.certificate_record import Certificate
from buxuan_desktop.documents.certificate_room import NoRoom
from buxuan_desktop.documents.coverage import Uncovered, uncovered
from buxuan_desktop.documents.numerals import chinese_date, percent
from buxuan_desktop.documents.report import render_report
from buxuan_desktop.documents.report_record import (
    Elected,
    Further,
    Gate,
    Note,
    PostResult,
    ResultReport,
    Sign,
    TallyLine,
    ballots_gate,
    turnout_gate,
)
from buxuan_desktop.documents.report_sheet import sheet_of
from buxuan_desktop.documents.sheet import render_sheet, render_sheets
from buxuan_desktop.documents.spot_record import SpotLine, SpotSheet
from buxuan_desktop.documents.spot_sheet import render_spot_sheet
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.documents.tally_record import Count, TallyRow, TallySheet
from buxuan_desktop.documents.tally_sheet import render_tally_sheet
from buxuan_desktop.documents.voter_card_record import VoterCard, VoterCards
from buxuan_desktop.documents.voter_cards import render_voter_cards

__all__ = [
    "Certificate",
    "Count",
    "Elected",
    "Further",
    "Gate",
    "NoRoom",
    "Note",
    "PostResult",
    "ResultReport",
    "Sign",
    "SpotLine",
    "SpotSheet",
    "Stamp",
    "TallyLine",
    "TallyRow",
    "TallySheet",
    "Uncovered",
    "VoterCard",
    "VoterCards",
    "ballots_gate",
    "chinese_date",
    "percent",
    "render_calibration",
    "render_certificate",
    "render_certificates",
    "render_report",
    "render_sheet",
    "render_sheets",
    "render_spot_sheet",
    "render_tally_sheet",
    "render_voter_cards",
    "sheet_of",
    "turnout_gate",
    "uncovered",
]
