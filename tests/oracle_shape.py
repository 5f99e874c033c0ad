"""Is a rehearsal script usable at all? By the letter of the script format, key by key; knows nothing of counting.

Written apart from the program on purpose: it is one of two opinions that the tests compare.
"""

from datetime import date, datetime
from typing import Any

BODIES = ("residents", "villagers")
ELECTORS = ("voters", "households", "representatives")
BOXES = ("hall", "station", "mobile")
ROUNDS = ("first", "further", "tie_revote")
VOIDS = ("unreadable", "damaged", "not_issued", "identifying_mark", "other")


class Unusable(Exception):
    """The script cannot be used; the text says why."""


def need(right: bool, why: str) -> None:
    if not right:
        raise Unusable(why)


def table(value: Any, where: str, required: str, optional: str = "") -> dict[str, Any]:
    """A table that has all the required keys and no key that is neither required nor optional."""
    need(type(value) is dict, f"{where} is not a table")
    for key in required.split():
        need(key in value, f"{where} lacks {key}")
    for key in value:
        need(key in required.split() + optional.split(), f"{where} has an unknown key {key}")
    return dict(value)


def whole(value: Any, where: str, least: int = 0) -> None:
    need(type(value) is int and value >= least, f"{where} is not a whole number from {least}")


def one_of(value: Any, allowed: tuple[str, ...], where: str) -> None:
    need(type(value) is str and value in allowed, f"{where} has an unknown value {value!r}")


def names(value: Any, where: str) -> list[str]:
    need(type(value) is list, f"{where} is not a list")
    for name in value:
        need(type(name) is str, f"{where} holds something that is no name")
        need(name != "", f"{where} holds an empty name")
    return list(value)


def candidates(value: Any, where: str) -> None:
    listed = names(value, where)
    need(len(listed) == len(set(listed)), f"{where} lists a candidate twice")


def array(value: Any, where: str) -> list[Any]:
    need(type(value) is list, f"{where} is not an array of tables")
    return list(value)


def check(script: dict[str, Any]) -> None:
    """Raise Unusable for what is wrong whatever the rounds bring."""
    top = table(script, "script", "format case register posts rounds", "expect")
    need(type(top["format"]) is int and top["format"] == 1, "format is not 1")
    check_case(top["case"])
    register = table(top["register"], "register", "", "count file outsiders women")
    need(("count" in register) != ("file" in register), "register needs either count or file")
    whole(register.get("count", 0), "register.count")
    need(type(register.get("file", "")) is str, "register.file is not a string")
    names(register.get("outsiders", []), "outsiders")
    names(register.get("women", []), "women")
    titles: list[str] = []
    need(array(top["posts"], "posts") != [], "no posts")
    for item in top["posts"]:
        post = table(item, "post", "title seats candidates")
        need(type(post["title"]) is str and post["title"] != "", "a post without a title")
        need(post["title"] not in titles, "two posts with one title")
        titles.append(post["title"])
        whole(post["seats"], "seats", 1)
        candidates(post["candidates"], "candidates of a post")
    for item in array(top["rounds"], "rounds"):
        check_round(item, titles)
    need(type(top.get("expect", {})) is dict, "expect is not a table")


def check_case(value: Any) -> None:
    case = table(value, "case", "place body profile electors election_day", "overlays term_ends options")
    need(type(case["place"]) is str, "place is not a string")
    one_of(case["body"], BODIES, "body")
    one_of(case["electors"], ELECTORS, "electors")
    for key in ("election_day", "term_ends"):
        day = case.get(key, date(2020, 1, 1))
        need(isinstance(day, date) and not isinstance(day, datetime), f"{key} is not a day")


def check_round(value: Any, titles: list[str]) -> None:
    round_ = table(value, "round", "kind", "posts issued recovered boxes ballots candidates")
    one_of(round_["kind"], ROUNDS, "kind of a round")
    for title in names(round_.get("posts", []), "posts of a round"):
        need(title in titles, f"unknown post {title} in a round")
    need(round_.get("posts", titles) != [], "a round without posts")
    whole(round_.get("issued", 0), "issued")
    whole(round_.get("recovered", 0), "recovered")
    for item in array(round_.get("boxes", []), "boxes"):
        box = table(item, "box", "name kind", "issued recovered")
        need(type(box["name"]) is str, "the name of a box is not a string")
        one_of(box["kind"], BOXES, "kind of a box")
        whole(box.get("issued", 0), "issued of a box")
        whole(box.get("recovered", 0), "recovered of a box")
    given = round_.get("candidates", {})
    need(type(given) is dict, "candidates of a round is not a table")
    for title in given:
        need(title in titles, f"unknown post {title} in candidates of a round")
        candidates(given[title], "candidates of a round")
    for item in array(round_.get("ballots", []), "ballots"):
        check_ballot(item, titles)


def check_ballot(value: Any, titles: list[str]) -> None:
    ballot = table(value, "ballot", "", "times marks void")
    whole(ballot.get("times", 1), "times")
    if "void" in ballot:
        one_of(ballot["void"], VOIDS, "void")
    marks = ballot.get("marks", {})
    need(type(marks) is dict, "marks is not a table")
    for title in marks:
        need(title in titles, f"unknown post {title} in marks")
        mark = marks[title] if type(marks[title]) is dict else {"for": marks[title]}
        mark = table(mark, "mark", "", "for write_in against")
        approved = names(mark.get("for", []), "for") + names(mark.get("write_in", []), "write_in")
        for name in names(mark.get("against", []), "against"):
            need(name not in approved, f"{name} both for and against")
