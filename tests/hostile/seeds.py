"""Good files of every kind that comes in from elsewhere, made by code: what the mutations start from."""

import io
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import openpyxl

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.rulebooks import copied
from buxuan_desktop.domain.chain import Row
from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.archive.zipped import zipped
from buxuan_desktop.exchange.township import key_of, marks_of
from tests.hall import PAPERS, Laptop
from tests.making import ledger_of, whole_bytes
from tests.monthly import DONE, village
from tests.packages import archive_in, extract_in
from tests.tabling import A, at_table

ROOT = Path(__file__).resolve().parents[1]
WORDS = "约好的八个字以上"
"""What the clerks of a township agreed on, for files by which lists are compared."""

_BODY = "32028119700102001"
GOOD = _BODY + check_digit(_BODY)

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="表一">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
_HEADS, _PERSON = ("姓名", "性别", "身份证号", "组别"), ("王建国", "男", GOOD, "1组")


def lines_of_ledger(rows: list[Row]) -> bytes:
    """A ledger without its chain, a row a line: what a forger edits before he hashes it anew."""
    return b"\n".join(msgspec.json.encode((row.at, row.who, row.kind, row.body)) for row in rows)


@cache
def ledgers() -> tuple[bytes, ...]:
    """The ledgers of the newest samples: before the vote, at the counting table, many tables, to the handover."""
    samples = sorted((ROOT / "cases").glob("v3-*.buxuan"))
    return tuple(lines_of_ledger(ledger_of(one.read_bytes())[:120]) for one in samples)


@cache
def cases() -> tuple[bytes, ...]:
    """Case files: one that went from opening to handover, and one of a counting table."""
    return whole_bytes(), (ROOT / "cases" / "v3-table-file.buxuan").read_bytes()


@cache
def hall() -> tuple[bytes, bytes]:
    """A main case that waits for a table, and the table's file as it comes back."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with at_table(folder / "a.buxuan", (3,)) as case:
            laptop = Laptop(case, "第1桌", {1: (1,)}, folder)
            back = laptop.key({(1, 1): PAPERS}, A).back()
            return _read(case), back.read_bytes()


def _read(case: Case) -> bytes:
    return case.file.image()


@cache
def scripts() -> tuple[bytes, ...]:
    """Rehearsal scripts: short ones of the elections with the right answers."""
    found = sorted((ROOT / "elections").glob("*.toml"), key=lambda one: (one.stat().st_size, one.name))
    return tuple(one.read_bytes() for one in found[:25])


@cache
def registers() -> tuple[tuple[str, bytes], ...]:
    """Registers by their endings."""
    text = "".join(f"{','.join(row)}\r\n" for row in (_HEADS, _PERSON))
    return (
        (".xlsx", workbook([_HEADS, _PERSON])),
        (".xls", (ROOT / "unit/exchange/data/register.xls").read_bytes()),
        (".ods", spread(_HEADS, _PERSON)),
        (".csv", text.encode()),
        (".csv", text.encode("gb18030")),
    )


def workbook(rows: list[tuple[object, ...]], name: str = "名册") -> bytes:
    """A workbook as openpyxl writes it."""
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def spread(*rows: tuple[str, ...]) -> bytes:
    """A table in the open format."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    drawn = "".join(f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>" for row in rows)
    files = {"META-INF/manifest.xml": b"<manifest></manifest>", "content.xml": _ODS.format(drawn).encode()}
    return packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", **files})


def packed(files: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """These files as one .zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content, how)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a sound .zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {name: read.read(name) for name in read.namelist()}


@cache
def packages() -> tuple[bytes, ...]:
    """An extract and an archive package, each as one .zip."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        archive = archive_in(folder)
        files = {one.relative_to(archive).as_posix(): one.read_bytes() for one in archive.rglob("*") if one.is_file()}
        small = {key: one for key, one in files.items() if not key.endswith((".pdf", ".docx"))}
        return extract_in(folder).read_bytes(), zipped(small, "归档包")


@cache
def extracts() -> tuple[dict[str, bytes], ...]:
    """The files of extracts, without the folder that they lie in."""
    return ({name.partition("/")[2]: one for name, one in unpacked(packages()[0]).items()},)


PASTED = (
    "姓名\t职务\n王建国\t主任\n李秀英\t副主任",
    "王建国,2020-04-20,辞职\n李四,4月1日,病故",
    '"第一行\n第二行"\t5人',
)


@cache
def profiles() -> tuple[bytes, ...]:
    """Rules as a case keeps them."""
    return tuple(msgspec.json.encode(copied(name)) for name in ("CN-V-2025", "HI-2025", "S3"))


@cache
def marks() -> bytes:
    """A file by which two lists of a township are compared."""
    return marks_of("临河镇柳湾村", "c" * 32, [GOOD], key_of(WORDS))


@cache
def monthly() -> tuple[bytes, ...]:
    """A monthly table as .xlsx and as Parquet."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        case = village(folder, 1, DONE)
        made = []
        with Rollup(Wanted(date(2026, 6, 1), unit="临河镇")) as table:
            list(table.read([case]))
            table.finish()
            for target in (folder / "a.xlsx", folder / "a.parquet"):
                table.save(target)
                made.append(target.read_bytes())
        return tuple(made)


def home_files() -> tuple[bytes, ...]:
    """What lies in the home folder: settings, recent cases, mirrors, the survey of gaps."""
    gap = {"township": "临河镇", "village": "柳湾村", "body": "villagers", "post": "主任", "day": "2026-03-01"}
    return (
        b'{"void_percent":7,"offsets":{"":[1,-1]}}',
        '{"who":"周敏","cases":[{"path":"/a/b.buxuan","place":"柳湾村","day":"2026-05-10","stage":7}]}'.encode(),
        b'[{"case":"' + b"c" * 32 + b'","path":"/a/b.buxuan","target":null}]',
        msgspec.json.encode({"gaps": [{"gap": gap, "case": ""}], "reasons": {"临河镇": "人手不够"}}),
    )
