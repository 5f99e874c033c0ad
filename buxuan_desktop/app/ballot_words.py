"""What stands on one paper ballot, in a few words for paper and screen."""

from collections.abc import Mapping, Sequence

from buxuan_desktop.domain.ballot import Post, PostMarks

VOID_WORDS = {
    "unreadable": "字迹或者符号无法辨认",
    "damaged": "选票残缺、破损",
    "not_issued": "不是本次发出的票",
    "identifying_mark": "有签名、编号等能认出投票人的记号",
    "other": "其他原因（经总监票人确认）",
}
"""Why a whole sheet is void, in the order of the keys 1 to 5."""


def ballot_words(marks: Mapping[str, PostMarks], void: str, posts: Sequence[Post]) -> str:
    """The marks as they stand: 赞成王建国，反对李秀英; by post where there are several; 空白 or why it is void."""
    if void:
        return f"废票：{VOID_WORDS[void]}"
    parts = []
    for post in posts:
        found = marks.get(post.title)
        if found is not None and found.marked:
            parts.append(_words(found) if len(posts) == 1 else f"{post.title}：{_words(found)}")
    return "；".join(parts) or "空白"


def _words(found: PostMarks) -> str:
    pairs = (("赞成", found.approve), ("反对", found.against), ("另选", found.write_in))
    return "，".join(f"{what}{'、'.join(names)}" for what, names in pairs if names)
