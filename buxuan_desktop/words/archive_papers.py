"""The list of an archive, and its cover and index as sheets (F16; the order is that of HI25 Art 37 and G13)."""

import tomllib
from collections.abc import Sequence
from functools import cache

import msgspec

from buxuan_desktop.paths import resource
from buxuan_desktop.words import of_archive
from buxuan_desktop.words.sheets import Column, Fact, Facts, Grid, Para, Sheet, Sign, Signs

OTHER, ATTACHED, ELECTRONIC = "other", "attached", "electronic"


class Item(msgspec.Struct, frozen=True):
    """One heading of the list: which kinds of documents and records belong under it, what only exists on paper."""

    code: str
    title: str
    papers: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    originals: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One file of the archive under its heading; `pages` None where they must be counted by hand.

    `folder` is named instead of the file where the files in it only make sense together.
    """

    item: str
    title: str
    file: str
    pages: int | None = None
    note: str = ""
    folder: str = ""


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What the cover says; `keep` is when the papers may go, in words."""

    place: str
    body: str
    day: str
    posts: str
    elected: str
    head: str
    fingerprint: str
    keep: str
    cite: str = ""
    files: int
    made_on: str
    program: str


@cache
def items() -> tuple[Item, ...]:
    """The headings in the order of the list."""
    with resource("words", "archive.toml").open("rb") as source:
        return msgspec.convert(tomllib.load(source)["items"], tuple[Item, ...])


def item_of(kind: str) -> str:
    """The heading under which a document of that kind belongs."""
    return next((one.code for one in items() if kind in one.papers), OTHER)


def cover(record: Cover) -> Sheet:
    """The printed cover: what this is, by what it is known again, who made it, who took it."""
    facts = (
        Fact("地点", record.place, wide=True),
        Fact("选举", record.body),
        Fact("选举日", record.day),
        Fact("补选职务", record.posts, wide=True),
        Fact("当选人", record.elected or "无", wide=True),
        Fact("保管期限", record.keep, wide=True, lines=1 if record.cite else 2),
        *([Fact("依据", record.cite, wide=True)] if record.cite else []),
        Fact("链尾校验码", record.head, wide=True, lines=2),
        Fact("签名指纹", record.fingerprint, wide=True, lines=2),
        Fact("电子文件", f"{record.files}个"),
        Fact("归档日期", record.made_on),
    )
    return Sheet(
        title=of_archive("title", "cover"),
        kind="list",
        subtitle=record.place,
        parts=(
            Facts(facts),
            Para(
                "核对方法：在装有本程序的电脑上核对归档包，显示的链尾校验码和签名指纹应当与本页印的完全一致。"
                "本页请和归档包分开保管一份。"
            ),
            Signs(tuple(map(Sign, ("立卷人", "检查人", "接收人"))), 3),
            Facts(tuple(map(Fact, ("立卷日期", "检查日期", "接收日期"))), 3),
        ),
        note=f"制作程序：{record.program}",
    )


def index(place: str, entries: Sequence[Entry], counted: dict[str, int]) -> Sheet:
    """The index in the order of the list; `counted` is how many records the case has under a heading.

    What exists on paper alone has empty cells for whoever files it.
    """
    rows = [row for number, item in enumerate(items(), start=1) for row in _rows(number, item, entries, counted)]
    pages = sum(one.pages or 0 for one in entries)
    return Sheet(
        title=of_archive("title", "index"),
        kind="list",
        subtitle=place,
        parts=(
            Grid(
                (
                    Column("序号", 0.9),
                    Column("名称", 4, "left"),
                    Column("电子文件", 4.2, "left"),
                    Column("页数", 0.9),
                    Column("纸质页数", 1.1),
                    Column("备注", 2.6, "left"),
                ),
                tuple(rows),
                foot=(("", "合计", f"{len(entries)}个文件", str(pages), "", ""),),
            ),
        ),
        note=of_archive("note", "order"),
    )


def _rows(number: int, item: Item, entries: Sequence[Entry], counted: dict[str, int]) -> list[tuple[str, ...]]:
    mine = _in_folders([one for one in entries if one.item == item.code])
    count = counted.get(item.code, 0)
    told = of_archive("note", "records", count=count) if count else ""
    original = f"{of_archive('note', 'original')}：{item.originals}" if item.originals else ""
    rows: list[tuple[str, ...]] = [(str(number), item.title, "", "", "", "；".join(filter(None, (original, told))))]
    for place, one in enumerate(mine, start=1):
        pages = "" if one.pages is None else str(one.pages)
        rows.append((f"{number}.{place}", one.title, one.file, pages, "", one.note))
    return rows


def _in_folders(entries: Sequence[Entry]) -> list[Entry]:
    """Files that only make sense together stand as one folder."""
    folders: dict[str, list[Entry]] = {}
    for one in entries:
        folders.setdefault(one.folder or one.file, []).append(one)
    return [_folder(mine) if mine[0].folder else mine[0] for mine in folders.values()]


def _folder(mine: Sequence[Entry]) -> Entry:
    first = mine[0]
    title = first.folder.rsplit("/", 1)[-1]
    return Entry(first.item, title, f"{first.folder}（{len(mine)}个文件）", None, first.note)
