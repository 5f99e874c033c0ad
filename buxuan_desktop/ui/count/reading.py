"""What the law makes of the ballot as it stands, in plain words: pure, from the judgement that the rules gave."""

from collections.abc import Iterator, Sequence

import msgspec

from buxuan_desktop.app.ballot_words import VOID_WORDS
from buxuan_desktop.domain.ballot import NOT_ISSUED, Post, PostMarks
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.rules.profile import RuleBook

TITLES = {"valid": "有效票", "void": "无效票", "blank": "空白票", "set_aside": "不是本次的票"}


class Reading(msgspec.Struct, frozen=True):
    """Four pieces for the screen: tone (good, part, bad, quiet), the class, what was marked, why and which article."""

    tone: str
    title: str
    said: str = ""
    why: str = ""


WAITING = Reading("quiet", "等待录入", "", "照唱票的名字按键；空白票按 K，废票按 F。")
NOTHING = Reading("part", "还没有录", "", "这张票上什么也没有录，没有存入。空白票请按 K，废票请按 F。")
OPPOSING = Reading("part", "反对", "请按要反对的候选人的键", "这一次画 ×。再按一次 X 取消。")
DOUBTED = Reading("part", "有疑问", "", "按回车存入。这张票交总监票人和选举委员会认定，认定以前不计入结果。")
ALL_CONFIRMED = Reading("good", "各捆都已确认", "", "请按 F10 结束计票。")
CLOSED = Reading("quiet", "计票已经结束", "", "不能再录入或撤销。请按 F10 宣布结果。")


def read(cast: BallotCast, posts: Sequence[Post], book: RuleBook, outsiders: frozenset[str]) -> Reading:
    """The reading of one ballot as judged."""
    said = marked(cast, posts)
    if cast.verdict == "valid":
        lines, cites = _standing(cast, posts, book, outsiders)
        part = bool(cast.void_posts)
        title = "部分有效" if part else TITLES["valid"]
        return Reading("part" if part else "good", title, said, _with_articles("".join(lines), cites))
    why, parameter = _reason(cast, posts)
    tone = "quiet" if cast.verdict == "blank" else "part" if cast.verdict == "set_aside" else "bad"
    return Reading(tone, TITLES[cast.verdict], said, _with_articles(why, book.cite(parameter) if parameter else ()))


def marked(cast: BallotCast, posts: Sequence[Post], *, names: bool = True) -> str:
    """What was marked, post by post; without `names` people written in stay together as 另选他人."""
    parts = []
    for post in posts:
        found = cast.marks.get(post.title)
        if found is not None and found.marked:
            words = _marks(found, names)
            parts.append(words if len(posts) == 1 else f"{post.title}：{words}")
    return "；".join(parts)


def in_full(cast: BallotCast, posts: Sequence[Post]) -> str:
    """A ballot as entered, with its class; for the question whether to withdraw it."""
    return "　".join(
        part for part in (TITLES[cast.verdict], marked(cast, posts) or VOID_WORDS.get(cast.why, "")) if part
    )


def in_short(cast: BallotCast, posts: Sequence[Post]) -> str:
    """A ballot in a few words for the list of the last ones entered."""
    short = {"blank": "空白", "set_aside": "封存", "void": "无效"}
    return short.get(cast.verdict) or marked(cast, posts, names=False)


def _marks(found: PostMarks, names: bool) -> str:
    written = found.write_in if names else found.write_in[:1]
    parts = [
        ("赞成 " if names and found.approve else "") + "、".join(found.approve),
        "反对 " + "、".join(found.against) if found.against else "",
        ("另选 " + "、".join(written) if names else "另选他人") if written else "",
    ]
    return "，".join(part for part in parts if part)


def _standing(
    cast: BallotCast, posts: Sequence[Post], book: RuleBook, outsiders: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Sentences about a ballot that stands, and the articles behind what falls away from it."""
    lines = [_in_one(cast, posts[0])] if len(posts) == 1 else list(_in_several(cast, posts))
    cites = list(book.cite("overvote_scope")) if set(cast.void_posts) - set(cast.unread) else []
    if cast.unread:
        cites += book.cite("unreadable_part")
    again, outside = _fallen(cast, posts)
    lines += [f"{'、'.join(names)}已在前面的职位计票，不再计入{title}。" for title, names in again.items()]
    lines += [f"{'、'.join(names)}也计入{title}。" for title, names in cast.added.items()]
    if again or cast.added:
        cites += book.cite("same_person")
    outside += [name for found in cast.marks.values() for name in found.supported if name in outsiders]
    if outside:
        lines.append(f"{'、'.join(dict.fromkeys(outside))}不在选民名单上，不计票。")
    return lines, cites


def _fallen(cast: BallotCast, posts: Sequence[Post]) -> tuple[dict[str, list[str]], list[str]]:
    """Names that count for nobody: by post those who are counted in a higher one, and apart those who are no electors.

    The judgement has both in `fell`; whoever fell and is counted nowhere above is on no register.
    """
    again: dict[str, list[str]] = {}
    outside: list[str] = []
    counted: set[str] = set()
    for post in posts:
        fell = cast.fell.get(post.title, ())
        if held := [name for name in fell if name in counted]:
            again[post.title] = held
        outside += [name for name in fell if name not in counted]
        found = cast.marks.get(post.title)
        if found is not None and post.title not in cast.void_posts:
            counted.update(name for name in found.supported if name not in fell)
    return again, outside


def _in_one(cast: BallotCast, post: Post) -> str:
    chosen = len(cast.marks[post.title].supported)
    return f"选 {chosen} 人，不超过应选 {post.seats} 人。" if chosen else "只有反对，也是有效票。"


def _in_several(cast: BallotCast, posts: Sequence[Post]) -> Iterator[str]:
    filled = {post.title: found for post in posts if (found := cast.marks.get(post.title)) and found.marked}
    for post in posts:
        if post.title in cast.unread:
            yield f"{post.title}看不清，这一职位无效，其余有效。"
        elif post.title in cast.void_posts:
            chosen = len(filled[post.title].supported)
            yield f"{post.title}选了 {chosen} 人，多于应选 {post.seats} 人，这一职位无效，其余有效。"
    if not cast.void_posts:
        yield "所选人数都不超过应选人数。"
    empty = [post.title for post in posts if post.title not in filled and post.title not in cast.unread]
    if empty:
        yield f"{'、'.join(empty)}没有选。"


def _reason(cast: BallotCast, posts: Sequence[Post]) -> tuple[str, str]:
    """Why a ballot is void, blank or set aside, and the parameter whose article says so."""
    if cast.why == "same-person":
        return "同一个人被选到两个职位，整张票无效。", "same_person"
    if cast.why in ("over-vote", "every-post-void"):
        return "".join(_too_many(cast, posts)) + "整张票无效。", "overvote_scope"
    if cast.why == "no-mark":
        if cast.verdict == "blank":
            return "没有选任何人，计为弃权，仍算在收回的选票里。", "blank"
        return "没有选任何人，本案规定按无效票计。", "blank"
    if cast.why == NOT_ISSUED:
        return "另外封存，不算在收回的选票里。", "forged_excluded"
    return f"{VOID_WORDS[cast.why]}。整张票无效，仍算在收回的选票里。", ""


def _too_many(cast: BallotCast, posts: Sequence[Post]) -> list[str]:
    return [
        f"{post.title if len(posts) > 1 else ''}选了 {len(found.supported)} 人，多于应选 {post.seats} 人，"
        for post in posts
        if (found := cast.marks.get(post.title)) is not None and len(found.supported) > post.seats
    ]


def _with_articles(text: str, cites: Sequence[str]) -> str:
    known = "；".join(dict.fromkeys(cites))
    return f"{text}　依据：{known}" if known else text
