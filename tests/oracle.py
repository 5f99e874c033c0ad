"""A second opinion on every election: slow, naive, ballot by ballot, by the letter of the design's sections 5 and 7.

It shares no line with the program. Where the letter leaves something open, a mark goes into `notes`, so that a
comparison can tell a difference of reading from a mistake.
"""

from copy import deepcopy
from fractions import Fraction
from typing import Any

from tests.oracle_shape import Unusable, check, need

__all__ = ["Unusable", "differences", "expected", "resolve", "waiting"]

PROFILES: dict[str, dict[str, str]] = {
    "CN-V-2018": {},
    "CN-V-2025": {},
    "CN-U-2018": {},
    "CN-U-2025": {},
    "SC-V-2025": {"overvote_scope": "ballot"},
    "SC-U-2025": {"overvote_scope": "ballot"},
    "HI-2025": {"overvote_scope": "post", "same_person": "add_down"},
    "ZJ-2020": {"overvote_scope": "ballot", "same_person": "void_ballot"},
    "HE-2020": {"same_person": "add_down"},
    "HA-2011": {"overvote_scope": "ballot"},
}
REPRESENTATIVES: dict[str, dict[str, str]] = {
    "CN-U-2025": {"quorum": ">2/3"},
    "SC-U-2025": {"quorum": ">2/3"},
    "CN-V-2018": {"quorum": ">=2/3"},
    "CN-V-2025": {"quorum": ">=2/3"},
    "SC-V-2025": {"quorum": ">=2/3"},
    "ZJ-2020": {"quorum": ">=2/3"},
    "HI-2025": {"quorum": ">=2/3", "win": ">=1/2"},
}
OPTIONS: dict[str, tuple[Any, ...]] = {
    "quorum": (">1/2", ">2/3", ">=2/3"),
    "win": (">1/2", ">=1/2"),
    "overvote_scope": ("ballot", "post"),
    "blank": ("abstain", "void"),
    "same_person": ("void_ballot", "highest_only", "add_down", "separate"),
    "woman_first": (True, False),
}
OVERLAYS = ("S2", "S3")


def resolve(script: dict[str, Any]) -> dict[str, Any]:
    """The effective options: what the script sets, over the profile, over the defaults."""
    check(script)
    case = script["case"]
    profile = case["profile"]
    need(type(profile) is str and profile in PROFILES, f"unknown profile {profile!r}")
    overlays = case.get("overlays", [])
    need(type(overlays) is list, "overlays is not a list")
    for overlay in overlays:
        need(overlay in OVERLAYS, f"unknown overlay {overlay!r}")
    chosen: dict[str, Any] = {"quorum": ">1/2", "win": ">1/2", "woman_first": False}
    if case["electors"] == "representatives":
        chosen.update(REPRESENTATIVES.get(profile, {}))
    chosen.update(PROFILES[profile])
    options = case.get("options", {})
    need(type(options) is dict, "options is not a table")
    for key in options:
        need(key in OPTIONS, f"unknown option {key}")
        same_type = type(options[key]) is type(OPTIONS[key][0])
        need(same_type and options[key] in OPTIONS[key], f"unknown value {options[key]!r} of {key}")
        chosen[key] = options[key]
    need("overvote_scope" in chosen, "overvote_scope is needed and nobody sets it")
    need("blank" in chosen, "blank is needed and nobody sets it")
    need("same_person" in chosen or len(script["posts"]) == 1, "same_person is needed with several posts")
    return chosen


def expected(script: dict[str, Any], parameters: dict[str, Any], notes: list[str] | None = None) -> dict[str, Any]:
    """The part `rounds` of result.json. `notes` collects the open readings that this script touched."""
    story = Story(script, parameters)
    if notes is not None:
        notes.extend(sorted(set(story.notes)))
    return {"rounds": story.rounds}


def waiting(script: dict[str, Any], parameters: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """After the last round: title -> kind of round it waits for, seats, candidates (None: the round must give them)."""
    states = Story(script, parameters).states
    return {title: deepcopy(state) for title, state in states.items() if state["kind"] is not None}


def approvals(ballot: dict[str, Any], title: str) -> list[str]:
    """The names supported in one post as the paper shows them, each once."""
    mark = ballot.get("marks", {}).get(title, [])
    if type(mark) is list:
        mark = {"for": mark}
    found: list[str] = []
    for name in mark.get("for", []) + mark.get("write_in", []):
        if name not in found:
            found.append(name)
    return found


def rejections(ballot: dict[str, Any], title: str) -> list[str]:
    mark = ballot.get("marks", {}).get(title, [])
    return [] if type(mark) is list else sorted(set(mark.get("against", [])))


def by_votes(people: list[str], votes: dict[str, int], seats: int) -> tuple[list[str], list[str]]:
    """Who of these (most votes first) takes the seats, and who is tied at the cut."""
    if len(people) <= seats:
        return people, []
    if seats == 0:
        return [], []
    last_in = votes[people[seats - 1]]
    first_out = votes[people[seats]]
    if last_in > first_out:
        return people[:seats], []
    return [p for p in people if votes[p] > last_in], [p for p in people if votes[p] == last_in]


class Story:
    """One script played from the first round to the last."""

    def __init__(self, script: dict[str, Any], parameters: dict[str, Any]) -> None:
        check(script)
        need("count" in script["register"], "the second opinion needs register.count")
        self.parameters = parameters
        self.registered: int = script["register"]["count"]
        self.outsiders: list[str] = script["register"].get("outsiders", [])
        self.women: list[str] = script["register"].get("women", [])
        self.order: list[str] = [post["title"] for post in script["posts"]]
        self.left: dict[str, int] = {post["title"]: post["seats"] for post in script["posts"]}
        self.states: dict[str, dict[str, Any]] = {
            post["title"]: {"kind": "first", "seats": post["seats"], "candidates": post["candidates"]}
            for post in script["posts"]
        }
        self.elected: list[str] = []
        self.notes: list[str] = []
        self.rounds: list[dict[str, Any]] = []
        for round_ in script["rounds"]:
            self.rounds.append(self.play(round_))

    def play(self, round_: dict[str, Any]) -> dict[str, Any]:
        titles = self.paper(round_)
        listed = {title: self.listed(round_, title) for title in titles}
        seats = {title: self.states[title]["seats"] for title in titles}
        count = {"valid": 0, "void": 0, "blank": 0, "set_aside": 0}
        heap: list[dict[str, Any]] = []
        for ballot in round_.get("ballots", []):
            for title in ballot.get("marks", {}):
                need(title in titles, f"post {title} is not on the paper of this round")
            for _ in range(ballot.get("times", 1)):
                word, standing = self.read(ballot, titles, seats)
                count[word] += 1
                if word == "valid":
                    heap.append(standing)
        recovered = count["valid"] + count["void"] + count["blank"]
        need(round_.get("recovered", recovered) == recovered, "recovered differs from the ballots")
        issued = self.issued(round_)
        reasons = []
        if not self.quorate(recovered):
            reasons.append("quorum")
        if recovered > issued:
            reasons.append("recovered-over-issued")
        posts = [self.post_part(title, listed, heap, self.line(round_["kind"], recovered)) for title in titles]
        if reasons:
            self.leave_void(titles, listed)
        else:
            self.decide_all(round_["kind"], posts)
        return {
            "kind": round_["kind"],
            "registered": self.registered,
            "issued": issued,
            "recovered": recovered,
            **count,
            "quorum_needed": next(r for r in range(self.registered + 2) if self.quorate(r)),
            "validity": "void" if reasons else "valid",
            "void_reasons": reasons,
            "posts": posts,
        }

    def paper(self, round_: dict[str, Any]) -> list[str]:
        """The posts this round's paper carries, in their listed order."""
        waiting_for_it = [title for title in self.order if self.states[title]["kind"] == round_["kind"]]
        wanted = round_.get("posts", waiting_for_it)
        for title in wanted:
            need(title in waiting_for_it, f"post {title} does not wait for a round {round_['kind']}")
        need(wanted != [], f"no post waits for a round {round_['kind']}")
        for title in round_.get("candidates", {}):
            need(title in wanted, f"candidates for {title}, which is not on the paper of this round")
            if round_["kind"] == "tie_revote":
                self.notes.append("tie-revote-with-given-candidates")
        if wanted != [title for title in self.order if title in wanted]:
            self.notes.append("posts-of-a-round-in-another-order")
        if self.parameters["woman_first"] and self.order[-1] not in wanted:
            self.notes.append("woman-first-last-post-on-another-paper")
        return [title for title in self.order if title in wanted]

    def listed(self, round_: dict[str, Any], title: str) -> list[str]:
        found = round_.get("candidates", {}).get(title, self.states[title]["candidates"])
        need(found is not None, f"after renominate the round must give candidates for {title}")
        for name in found:
            if name in self.outsiders:
                self.notes.append("an-outsider-is-listed")
        return list(found)

    def issued(self, round_: dict[str, Any]) -> int:
        if "issued" in round_:
            return int(round_["issued"])
        boxes = round_.get("boxes", [])
        need(boxes != [] and all("issued" in box for box in boxes), "issued is missing, and boxes do not tell it")
        return sum(box["issued"] for box in boxes)

    def quorate(self, recovered: int) -> bool:
        if self.parameters["quorum"] == ">1/2":
            return 2 * recovered > self.registered
        if self.parameters["quorum"] == ">2/3":
            return 3 * recovered > 2 * self.registered
        return 3 * recovered >= 2 * self.registered

    def line(self, kind: str, recovered: int) -> int:
        """The fewest votes that are enough."""
        votes = 0
        while True:
            if kind == "tie_revote" and votes == 1:
                return votes
            if kind == "further" and votes >= Fraction(recovered, 3):
                return votes
            if kind == "first" and votes > Fraction(recovered, 2):
                return votes
            if kind == "first" and self.parameters["win"] == ">=1/2" and votes == Fraction(recovered, 2):
                return votes
            votes += 1

    def read(self, ballot: dict[str, Any], titles: list[str], seats: dict[str, int]) -> tuple[str, dict[str, Any]]:
        """One ballot: set_aside, void, blank or valid; when valid, what each post says."""
        if "void" in ballot:
            return ("set_aside" if ballot["void"] == "not_issued" else "void"), {}
        marked = [t for t in titles if approvals(ballot, t) or rejections(ballot, t)]
        if not marked:
            return ("void" if self.parameters["blank"] == "void" else "blank"), {}
        if self.parameters.get("same_person") == "void_ballot" and self.approved_twice(ballot, titles):
            return "void", {}
        over = [t for t in titles if len(approvals(ballot, t)) > seats[t]]
        if over and self.parameters["overvote_scope"] == "ballot":
            return "void", {}
        if all(t in over for t in marked):
            return "void", {}
        return "valid", self.standing(ballot, titles, marked, over)

    def approved_twice(self, ballot: dict[str, Any], titles: list[str]) -> bool:
        seen: list[str] = []
        for title in titles:
            for name in approvals(ballot, title):
                if name in seen:
                    return True
                if name not in self.outsiders:
                    seen.append(name)
        return False

    def standing(self, ballot: dict[str, Any], titles: list[str], marked: list[str], over: list[str]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        higher: list[str] = []
        for title in titles:
            if title in over:
                said[title] = {"state": "void", "for": [], "against": [], "from_above": list(higher)}
                continue
            support = [name for name in approvals(ballot, title) if name not in self.outsiders]
            if self.parameters.get("same_person") == "highest_only":
                support = [name for name in support if name not in higher]
                if any(name in higher for name in rejections(ballot, title)):
                    self.notes.append("highest-only-and-against-lower-down")
            said[title] = {
                "state": "stands" if title in marked else "blank",
                "for": support,
                "against": rejections(ballot, title),
                "from_above": list(higher),
            }
            higher.extend(support)
        return said

    def post_part(
        self, title: str, listed: dict[str, list[str]], heap: list[dict[str, Any]], needed: int
    ) -> dict[str, Any]:
        said = [standing[title] for standing in heap]
        people = list(listed[title])
        for ballot in said:
            people.extend(sorted(set(ballot["for"] + ballot["from_above"])))
        tally = []
        for name in dict.fromkeys(people):
            direct = sum(1 for ballot in said if name in ballot["for"])
            adding = self.parameters.get("same_person") == "add_down"
            added = sum(1 for b in said if adding and name in b["from_above"] and name not in b["for"])
            entry: dict[str, Any] = {
                "name": name,
                "for": direct,
                "against": sum(1 for ballot in said if name in ballot["against"]),
                "write_in": name not in listed[title],
                "counted": direct + added,
            }
            if name in listed[title] or entry["counted"] > 0:
                tally.append(entry)
        place = {name: (0, listed[title].index(name), "") for name in listed[title]}
        tally.sort(key=lambda e: (-e["counted"], place.get(e["name"], (1, 0, e["name"]))))
        return {
            "title": title,
            "seats": self.states[title]["seats"],
            "needed": needed,
            "void_here": sum(1 for ballot in said if ballot["state"] == "void"),
            "blank_here": sum(1 for ballot in said if ballot["state"] == "blank"),
            "tally": tally,
            "elected": [],
            "status": "void",
            "next": None,
        }

    def leave_void(self, titles: list[str], listed: dict[str, list[str]]) -> None:
        """The same kind, posts and candidates again."""
        for title in titles:
            self.states[title]["candidates"] = listed[title]

    def decide_all(self, kind: str, posts: list[dict[str, Any]]) -> None:
        open_here: list[str] = []
        ties: dict[str, tuple[list[str], int]] = {}
        older = {t: s["candidates"] for t, s in self.states.items() if s["kind"] == "tie_revote"}
        for part in posts:
            title = part["title"]
            people = [e["name"] for e in part["tally"] if e["counted"] >= part["needed"]]
            people = [p for p in people if p not in self.elected and p not in open_here and p not in self.outsiders]
            if kind == "tie_revote":
                people = [p for p in people if p in self.states[title]["tied"]]
            winners, tied, seats = self.winners(part, people)
            part["elected"] = [e["name"] for e in part["tally"] if e["name"] in winners]
            self.elected.extend(part["elected"])
            if tied:
                ties[title] = (tied, seats)
                open_here.extend(tied)
            self.note_older_ties(title, part["elected"], older, [p["title"] for p in posts])
        for part in posts:
            self.what_next(part, ties.get(part["title"]))

    def note_older_ties(self, title: str, winners: list[str], older: dict[str, Any], here: list[str]) -> None:
        for other, tied in older.items():
            higher = self.order.index(other) < self.order.index(title)
            if higher and other not in here and any(p in tied for p in winners):
                self.notes.append("elected-lower-while-an-earlier-tie-is-open")

    def winners(self, part: dict[str, Any], people: list[str]) -> tuple[list[str], list[str], int]:
        """Elected, tied, and the seats the tied are for; `people` are at or past the line and may be elected."""
        votes = {e["name"]: e["counted"] for e in part["tally"]}
        seats = part["seats"]
        plain, tied = by_votes(people, votes, seats)
        women = [p for p in people if p in self.women]
        wanted = self.parameters["woman_first"] and part["title"] == self.order[-1]
        if not wanted or not women or any(p in self.women for p in self.elected):
            return plain, tied, seats - len(plain)
        most = [w for w in women if votes[w] == votes[women[0]]]
        rest = [p for p in people if p != most[0]]
        others, others_tied = by_votes(rest, votes, seats - 1)
        if len(most) == 1:
            return [most[0], *others], others_tied, seats - 1 - len(others)
        if all(w in plain for w in most):
            return plain, tied, seats - len(plain)
        if len(others) < seats - 1:
            self.notes.append("tie-of-women-and-another-tie")
        return others, most, 1

    def what_next(self, part: dict[str, Any], tie: tuple[list[str], int] | None) -> None:
        title = part["title"]
        self.left[title] -= len(part["elected"])
        left = self.left[title]
        part["status"] = "filled" if left == 0 else "short"
        if left == 0:
            self.states[title] = {"kind": None, "seats": 0, "candidates": []}
            return
        if tie is not None:
            people, seats = tie
            part["next"] = {"kind": "tie_revote", "seats": seats, "candidates": people}
            self.states[title] = {"kind": "tie_revote", "seats": seats, "candidates": people, "tied": people}
            return
        votes = {e["name"]: e["counted"] for e in part["tally"] if e["counted"] > 0}
        people = [name for name in votes if name not in self.elected]
        if len(people) < left + 1:
            part["next"] = {"kind": "renominate", "seats": left, "candidates": people}
            self.states[title] = {"kind": "first", "seats": left, "candidates": None}
            return
        last = votes[people[left]]
        people = [name for name in people if votes[name] >= last]
        part["next"] = {"kind": "further_election", "seats": left, "candidates": people}
        self.states[title] = {"kind": "further", "seats": left, "candidates": people}


def differences(expect: Any, result: Any, where: str = "") -> list[str]:
    """What an [expect] names and the result does not hold; empty when all of it holds."""
    if isinstance(expect, dict):
        if not isinstance(result, dict):
            return [f"{where}: {result!r} is no table"]
        found = []
        for key, value in expect.items():
            if key not in result:
                found.append(f"{where}.{key}: not there")
            elif key in ("posts", "tally", "rounds") and isinstance(value, list):
                found.extend(lists(key, value, result[key], f"{where}.{key}"))
            else:
                found.extend(differences(value, result[key], f"{where}.{key}"))
        return found
    same = type(expect) is type(result) and expect == result
    return [] if same else [f"{where}: {expect!r} was expected, {result!r} found"]


def lists(key: str, expect: list[Any], result: list[Any], where: str) -> list[str]:
    """Rounds by position, posts by title, tally by name."""
    if key == "rounds":
        there = dict(enumerate(result))
        asked = list(enumerate(expect))
    else:
        label = "title" if key == "posts" else "name"
        there = {item[label]: item for item in result}
        asked = [(item[label], item) for item in expect]
    found = []
    for which, item in asked:
        if which not in there:
            found.append(f"{where}[{which}]: not there")
        else:
            found.extend(differences(item, there[which], f"{where}[{which}]"))
    return found
