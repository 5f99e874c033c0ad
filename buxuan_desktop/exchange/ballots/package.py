"""All the files of one export: tables, records, totals, the chain, the verifier, and what it all is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

import msgspec

from buxuan_desktop.domain.chain import Head, Row
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.exchange.ballots import nist, table
from buxuan_desktop.exchange.ballots.chain import public_chain, sealed_chain
from buxuan_desktop.exchange.ballots.gathering import full_record
from buxuan_desktop.exchange.ballots.publishing import published
from buxuan_desktop.exchange.ballots.sheets import Record
from buxuan_desktop.exchange.ballots.totals import Totals, round_total
from buxuan_desktop.words import of_export, round_name, term

PUBLIC, SEALED = "public", "sealed"
_FORMAT = 1


class Export(msgspec.Struct, frozen=True):
    """What an export is made from: the closed rounds of a case and its ledger, the verifier's bytes, the program."""

    kind: str
    place: str
    rehearsal: bool
    outsiders: frozenset[str]
    rounds: Sequence[Round]
    rows: Sequence[Row]
    verifier: bytes
    program: str

    @property
    def head(self) -> Head:
        """The last row of the ledger."""
        return self.rows[-1].head


def records_of(export: Export) -> tuple[Record, ...]:
    """The ballots of each round as this kind of export shows them."""
    origins = {row.seq: (row.at, row.who) for row in export.rows}
    full = (full_record(one, origins, export.outsiders) for one in export.rounds)
    return tuple(map(published, full)) if export.kind == PUBLIC else tuple(full)


def files_of(export: Export, records: Sequence[Record]) -> dict[str, bytes]:
    """The files by name; the same case gives the same bytes."""
    lead = table.PUBLIC_LEAD if export.kind == PUBLIC else table.SEALED_LEAD
    names = {record.number: of_export("file", "table", round=record.number) for record in records}
    files = {names[record.number]: table.table(record, lead) for record in records}
    # The case's last minute, not today's: the same case makes the same file.
    at = datetime.fromisoformat(export.rows[-1].at).isoformat()
    files[_name("records")] = nist.report(records, export.place, at, export.program, export.kind)
    totals = Totals(
        _FORMAT,
        export.kind,
        export.place,
        export.rehearsal,
        str(export.head),
        tuple(
            round_total(current, record, names[record.number], table.header(record, lead), len(lead))
            for current, record in zip(export.rounds, records, strict=True)
        ),
    )
    files[_name("totals")] = msgspec.json.format(msgspec.json.encode(totals), indent=2) + b"\n"
    files[_name("chain")] = public_chain(export.rows) if export.kind == PUBLIC else sealed_chain(export.rows)
    files[_name("about")] = _about(export, records, names)
    files["verify_export.py"] = export.verifier
    files[_name("sums")] = sums(files.items())
    return files


def sums(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A line for each file, as `sha256sum` writes and reads them."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files)).encode()


class _Told(msgspec.Struct):
    """What an export says of itself."""

    kind: str
    head: str


def is_earlier(files: Mapping[str, bytes], export: Export) -> bool:
    """Whether `files` are an untouched export of the same kind from an earlier moment of the same ledger."""
    listed = {name: content for name, content in files.items() if name != _name("sums")}
    if files.get(_name("sums")) != sums(listed.items()):
        return False
    try:
        told = msgspec.json.decode(listed.get(_name("totals"), b""), type=_Told)
    except (msgspec.DecodeError, UnicodeError):
        return False
    return told.kind == export.kind and any(str(row.head) == told.head for row in export.rows)


def _about(export: Export, records: Sequence[Record], names: Mapping[int, str]) -> bytes:
    tables = "\n".join(
        f"{names[one.number]}：{round_name(one.number)}（{term('round_kind', one.kind)}）的选票，可以用表格软件打开。"
        for one in records
    )
    text = of_export(
        "about",
        export.kind,
        practice=of_export("about", "practice") if export.rehearsal else "",
        place=export.place,
        tables=tables,
        head=export.head,
    )
    # A BOM, for the notepads of old systems; the lines of all systems.
    return text.lstrip("\n").replace("\n", "\r\n").encode("utf-8-sig")


def _name(code: str) -> str:
    return of_export("file", code)
