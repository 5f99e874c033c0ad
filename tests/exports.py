"""Exports for the tests: the stand-alone verifier as a module, one export of one case, and the totals it must hold."""

import csv
import io
import json
import runpy
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.rounds import Round

ROOT = Path(__file__).parents[1]
VERIFIER = ROOT / "resources" / "verify_export.py"
SCHEMA = json.loads((ROOT / "resources" / "schemas" / "NIST_V0_cast_vote_records.json").read_bytes())
PUBLIC, SEALED = "公开", "封存-不得公开"
SUMS, TOTALS, CHAIN, RECORDS = "校验值.txt", "合计.json", "记录链.jsonl", "选票.json"

_verifier: dict[str, Any] = runpy.run_path(str(VERIFIER))
check: Callable[..., list[str]] = _verifier["check"]
check_chain: Callable[[bytes], tuple[list[str], list[object]]] = _verifier["check_chain"]
recount: Callable[[bytes, Mapping[str, Any]], Counter[Any]] = _verifier["recount"]
Numbers = dict[tuple[str, ...] | str, int]


def sign(folder: Path) -> None:
    """Write the list of hashes anew, as somebody would who changed a file on purpose."""
    names = sorted(one.name for one in folder.iterdir() if one.name != SUMS)
    lines = (f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / SUMS).write_bytes("".join(lines).encode())


def rows(folder: Path, number: int = 1) -> list[list[str]]:
    """A table's rows, the header first."""
    text = (folder / f"{number}-选票.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def recounted(folder: Path, number: int) -> Numbers:
    """What the verifier counts in the table of a round; zeros left out."""
    told = next(one for one in json.loads((folder / TOTALS).read_bytes())["rounds"] if one["round"] == number)
    found = recount((folder / told["table"]).read_bytes(), told)
    return {key: votes for key, votes in found.items() if votes and key[-1] != "超过名额"}


def tallied(current: Round) -> Numbers:
    """The same numbers from the folded round, everybody by name."""
    counts = current.tally.counts
    found: Numbers = {
        "有效票": counts.valid,
        "废票": counts.void,
        "弃权票": counts.blank,
        "封存不计的票": counts.set_aside,
    }
    for title, tally in current.tally.posts.items():
        found[title, "作废"], found[title, "空白"] = tally.void_here, current.tally.blank_here(title)
        for name in {*tally.approve, *tally.against, *tally.counted}:
            found[title, name, "赞成"] = tally.approve[name]
            found[title, name, "反对"] = tally.against[name]
            found[title, name, "得票"] = tally.counted[name]
    return {key: votes for key, votes in found.items() if votes}


def tallied_in_public(current: Round) -> Numbers:
    """The folded numbers with all names not listed in their post as one, but for candidates for higher posts.

    What these got from there stands under their own name; what was written for them here does not.
    """
    found: Counter[Any] = Counter()
    higher: set[str] = set()
    listed = {post.title: post.candidates for post in current.posts}
    for key, votes in tallied(current).items():
        if isinstance(key, str) or len(key) == 2 or key[1] in listed[key[0]]:
            found[key] += votes
        elif key[2] != "得票":
            found[key[0], "", key[2]] += votes
    for post in current.posts:
        tally = current.tally.posts[post.title]
        for name in set(tally.counted) - set(post.candidates):
            found[post.title, "", "得票"] += tally.approve[name]
            found[post.title, name if name in higher else "", "得票"] += tally.counted[name] - tally.approve[name]
        higher.update(post.candidates)
    return {key: votes for key, votes in found.items() if votes}


def agree(folder: Path, election: Election) -> bool:
    """Whether every closed round of an export recounts to the folded tally."""
    told = tallied_in_public if folder.name == PUBLIC else tallied
    return all(recounted(folder, one.number) == told(one) for one in election.rounds if one.closed)
