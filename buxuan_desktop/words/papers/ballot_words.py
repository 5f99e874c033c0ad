"""How a ballot is filled in and when it is void, in sentences that follow from this case's rules (C17, domain §11).

A rule that nobody set is not told on the ballot: what is not said there goes to the election committee.
"""

from typing import Literal

import msgspec

from buxuan_desktop.words.papers.base import Seats


class BallotRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of this case, with the values of `rules.options` and of the profile; "" where unset.

    `approve` and `against` are the symbols; without `against` the paper takes no votes against. `sources` pairs the
    name of a rule with its citation.
    """

    overvote_scope: Literal["", "ballot", "post"] = ""
    blank: Literal["", "abstain", "void"] = ""
    same_person: Literal["", "void_ballot", "highest_only", "add_down", "separate"] = ""
    writein_no_mark: Literal["", "approval", "void"] = ""
    stray_mark: Literal["", "void_ballot"] = ""
    wrong_symbol: Literal["", "post", "ballot", "committee"] = ""
    unreadable_part: Literal["", "post", "ballot", "committee"] = ""
    approve: str = "○"
    against: str = "×"
    write_in: bool = True
    sources: tuple[tuple[str, str], ...] = ()

    def source(self, rule: str) -> str:
        """The citation of a rule, in brackets, or nothing."""
        cite = dict(self.sources).get(rule, "")
        return f"（{cite}）" if cite else ""


_TWICE = {
    "void_ballot": "同一人只能选任一项职务，重复的整张作废",
    "highest_only": "同一人在几项职务中都得到赞成的，只计最高的一项",
    "add_down": "同一人在较高职务的票数可以加到较低的职务，低的不能加到高的",
    "separate": "不同职务分别计票",
}
_PART = {
    "post": "部分看不清的，看不清的部分作废，其余有效",
    "ballot": "看不清的，整张作废",
    "committee": "部分看不清的，由选举委员会认定",
}


def instructions(rules: BallotRules, seats: tuple[Seats, ...]) -> tuple[str, ...]:
    """The sentences under a ballot, numbered."""
    posts = "、".join(f"{post}{number or '＿＿'}名" for post, number in seats) or "＿＿＿＿"
    sentences = [_seats(rules, posts), _mark(rules)]
    if rules.write_in:
        sentences.append(_other(rules))
    if len(seats) > 1 and rules.same_person:
        sentences.append(_TWICE[rules.same_person])
    if rules.blank:
        sentences.append("什么都不划、也不写的，" + ("视为弃权" if rules.blank == "abstain" else "作废"))
    last = _PART[rules.unreadable_part] if rules.unreadable_part else "看不清的，由选举委员会认定"
    extra = "；写上自己姓名、号码或者别的记号的作废" if rules.stray_mark else ""
    sentences.append(last + extra)
    return tuple(f"{number}．{sentence}。" for number, sentence in enumerate(sentences, start=1))


def _seats(rules: BallotRules, posts: str) -> str:
    over = {"ballot": "多于的整张作废", "post": "某项职务多于的，该项职务的票作废"}.get(rules.overvote_scope, "")
    return f"应选{posts}。所选人数等于或者少于应选人数的有效" + (f"，{over}" if over else "")


def _mark(rules: BallotRules) -> str:
    against = f"，反对的划“{rules.against}”" if rules.against else ""
    return f"赞成的，在候选人姓名右边的空格内划“{rules.approve}”{against}"


def _other(rules: BallotRules) -> str:
    without = {
        "approval": "只写姓名没有划的，也算赞成",
        "void": "只写姓名没有划的，这一行作废",
    }.get(rules.writein_no_mark, "")
    return f"另选他人的，把姓名写在空行内，并在右边划“{rules.approve}”" + (f"；{without}" if without else "")


def void_items(rules: BallotRules, several: bool) -> tuple[tuple[str, str], ...]:
    """When a ballot or a part of it is void: each sentence with its source, in the order of the notice."""
    items = []
    if rules.overvote_scope:
        what = "整张选票作废" if rules.overvote_scope == "ballot" else "该项职务的部分作废，其余部分有效"
        items.append((f"所选人数多于应选人数的，{what}", rules.source("overvote_scope")))
    if several and rules.same_person in ("void_ballot", "highest_only"):
        items.append((_TWICE[rules.same_person], rules.source("same_person")))
    items.append(("整张看不清的，作废", rules.source("unreadable")))
    if rules.unreadable_part:
        items.append((_PART[rules.unreadable_part], rules.source("unreadable_part")))
    if rules.wrong_symbol:
        items.append((_wrong(rules), rules.source("wrong_symbol")))
    if rules.stray_mark:
        items.append(("写上自己姓名、号码或者规定以外的记号的，作废", rules.source("stray_mark")))
    if rules.writein_no_mark == "void":
        items.append(("另选他人只写姓名、没有划符号的，这一行作废", rules.source("writein_no_mark")))
    if rules.blank == "void":
        items.append(("什么都不划、也不写的，作废", rules.source("blank")))
    items.append(("不是本次选举委员会制发并加盖公章的，不作为选票", rules.source("forged_excluded")))
    return tuple(items)


def _wrong(rules: BallotRules) -> str:
    ruled = {"ballot": "整张作废", "post": "相应部分作废", "committee": "由选举委员会认定"}[rules.wrong_symbol]
    return f"不按规定的符号划写的，{ruled}"
