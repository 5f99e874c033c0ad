"""What a tally sheet says (domain form F7), and the sums it must satisfy (domain §12)."""

import msgspec

from buxuan_desktop.documents.report_record import Gate, Sign
from buxuan_desktop.documents.stamp import Stamp

TALLY_SIGNS = (Sign("唱票人"), Sign("监票人"), Sign("计票人甲"), Sign("计票人乙"))
APPROVE = "赞成"


class Count(msgspec.Struct, frozen=True):
    """Strokes of one kind: 赞成, 反对, 弃权. `running` includes the batches before; None is for the pen."""

    label: str
    number: int | None = None
    running: int | None = None


class TallyRow(msgspec.Struct, frozen=True):
    """A person; `name` "" is a row for a name still to be written."""

    name: str
    counts: tuple[Count, ...] = (Count(APPROVE),)
    write_in: bool = False


class TallySheet(msgspec.Struct, frozen=True, kw_only=True):
    """One post in one batch of ballots. `spare_rows`: empty rows for names that are written in."""

    stamp: Stamp = Stamp()
    post: str = ""
    seats: int | None = None
    round_name: str = ""
    batch: str = ""
    recovered: int | None = None
    valid_ballots: int | None = None
    void_ballots: Count = Count("废票")
    blank_ballots: Count = Count("弃权")
    rows: tuple[TallyRow, ...] = ()
    spare_rows: int = 0
    signs: tuple[Sign, ...] = TALLY_SIGNS


def _said(number: int | None) -> str:
    return "＿＿＿＿" if number is None else str(number)


def checks(sheet: TallySheet) -> tuple[Gate, Gate]:
    """The two sums under the strokes; undecided, with room to write, where a number is unknown."""
    valid, void, blank = sheet.valid_ballots, sheet.void_ballots.number, sheet.blank_ballots.number
    recovered, seats = sheet.recovered, sheet.seats
    balance = None
    if valid is not None and void is not None and blank is not None and recovered is not None:
        balance = valid + void + blank == recovered
    numbers = [count.number for row in sheet.rows for count in row.counts if count.label == APPROVE]
    known = [number for number in numbers if number is not None]
    approvals = sum(known) if numbers and len(known) == len(numbers) else None
    within = None
    if approvals is not None and seats is not None and valid is not None:
        within = approvals <= seats * valid
    return (
        Gate(f"有效{_said(valid)}＋废票{_said(void)}＋弃权{_said(blank)}＝收回{_said(recovered)}（张）。", balance),
        Gate(
            f"赞成合计（含另选他人）{_said(approvals)}，不多于应选{_said(seats)}名×有效{_said(valid)}张。",
            within,
        ),
    )
