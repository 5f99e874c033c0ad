"""Packages for the tests: made once, copied for each change."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.extracts import extract_file
from tests.making import CLOCK, whole_bytes


@cache
def _made() -> tuple[Path, Path]:
    folder = Path(mkdtemp(prefix="buxuan-tests-"))
    case = folder / "a.buxuan"
    case.write_bytes(whole_bytes())
    archive = archive_file(case, folder, CLOCK, folder / "home")
    return archive.folder, extract_file(case, folder, CLOCK, folder / "home").file


def archive_in(folder: Path) -> Path:
    """An archive package of the whole case."""
    return Path(shutil.copytree(_made()[0], folder / "归档包"))


def extract_in(folder: Path) -> Path:
    """An extract of the whole case."""
    return Path(shutil.copy(_made()[1], folder / "摘录.zip"))


def resigned(files: dict[str, bytes], change: Callable[[dict[str, bytes]], None], home: Path) -> dict[str, bytes]:
    """The files after a change, with manifests and signature made anew by another key: what a forger would do."""
    from buxuan_desktop.exchange.archive.bag import INFO, SIGNATURE, TAGS, read_info, tag_files
    from buxuan_desktop.exchange.archive.signing import signer_of

    change(files)
    signer = signer_of(home)
    payload = {name: one for name, one in files.items() if name.startswith("data/")}
    info = [pair for pair in read_info(files[INFO]).items() if pair[0] != "Payload-Oxum"]
    made = {**payload, **tag_files(payload, info, signer.public)}
    return {**made, SIGNATURE: signer.sign(made[TAGS])}
