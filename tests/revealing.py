"""Whether a number can be read in what a program wrote: its bytes, what is packed in them, the text of its pages."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pypdf


def births(day: date) -> tuple[str, ...]:
    """A date of birth as it is written here and there."""
    return (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    )


def revealed(path: Path, secrets: Iterable[str]) -> list[str]:
    """The secrets that can be read in a file, or in a folder's files."""
    wanted = [*secrets]
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    assert files, "nothing was written"
    return [f"{file.name}: {secret}" for file in files for secret in _in(file.name, file.read_bytes(), wanted)]


def _in(name: str, content: bytes, secrets: list[str]) -> Iterator[str]:
    texts = [content, *(text.encode() for text in _texts(name, content))]
    for secret in secrets:
        written = {secret.encode(code) for code in ("utf-8", "utf-16-le", "gbk")}
        if any(one in text for one in written for text in texts):
            yield secret


def _texts(name: str, content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for one in packed.namelist():
                inside = packed.read(one)
                yield inside.decode(errors="replace")
                yield from _texts(one, inside)
    elif content.startswith(b"%PDF"):
        for page in pypdf.PdfReader(io.BytesIO(content)).pages:
            yield "".join(page.extract_text().split())
    elif content.startswith(b"SQLite format 3"):
        yield from _rows(content)
    elif name.endswith(".parquet"):
        yield _parquet(content)


def _rows(content: bytes) -> Iterator[str]:
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    try:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield from (repr(row) for row in db.execute(f'SELECT * FROM "{table}"'))
    finally:
        db.close()


def _parquet(content: bytes) -> str:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        path.write_bytes(content)
        return str(duckdb.sql(f"SELECT * FROM read_parquet('{path}')").fetchall())
