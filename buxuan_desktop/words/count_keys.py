"""The keys of the counting table and what each does: one home for the count page, the handbook and the printed card.

A key is known by the name under which the count page hears it, so that a test can press what is printed.
"""

from collections.abc import Sequence
from typing import NamedTuple


class CountKey(NamedTuple):
    """`names` are what the page hears, `cap` what stands on the keyboard; `short` is for a strip of one line."""

    names: tuple[str, ...]
    cap: str
    does: str
    short: str = ""


CANDIDATE_KEYS = "123456789qwertyuiopa"
"""Keys of the candidates in ballot order; none needs Shift or a numeric pad."""

APPROVE = CountKey(tuple(CANDIDATE_KEYS[:9]), "1–9", "赞成（再按取消）", "赞成")
FURTHER = CountKey(tuple(CANDIDATE_KEYS[9:]), "Q…A", "第 10 位以后的候选人")
TURN = CountKey(("space",), "空格", "换一个职位")
MARKS = (
    CountKey(("x",), "X", "反对（再按候选人）", "反对"),
    CountKey(("k",), "K", "空白票", "空白"),
    CountKey(("f",), "F", "废票…", "废票"),
    CountKey(("l",), "L", "另选他人…", "另选他人"),
    CountKey(("d",), "D", "有疑问…", "有疑问"),
    CountKey(("backspace", "delete"), "退格", "清除重录", "清除"),
)
STRIKE = CountKey(("c",), "C", "撤销上一张…")
STORE = CountKey(("enter",), "回车", "存入这张票")
WORK = (
    CountKey(("m",), "M", "更多…"),
    CountKey(("f4",), "F4", "认定核对"),
    CountKey(("f5",), "F5", "存入一张读一张，或者停止"),
    CountKey(("f6",), "F6", "备份到U盘"),
    CountKey(("f7",), "F7", "更正票箱和发出的数字"),
    CountKey(("f8",), "F8", "换计票人、监票人"),
    CountKey(("f9",), "F9", "计票板和选票并排"),
    CountKey(("f10",), "F10", "这一遍录完，或者结束计票"),
    CountKey(("f11",), "F11", "计票板放到大屏，或者收回"),
)
HALL = (
    CountKey(("f12",), "F12", "大屏暂停，或者接着显示"),
    CountKey(("pageup", "pagedown"), "PgUp PgDn", "大屏翻页"),
)
HELP = CountKey(("f1",), "F1", "打开手册")

PAPER = (APPROVE, FURTHER, TURN, *MARKS, STORE, STRIKE)
"""What is pressed for a paper."""
TABLE = (*WORK, *HALL, HELP)
"""What is pressed beside it."""


def runs_on(sizes: Sequence[int]) -> bool:
    """Whether the candidates' keys run on through posts with so many candidates each."""
    return sum(sizes) <= len(CANDIDATE_KEYS)


def needed(sizes: Sequence[int]) -> tuple[CountKey, ...]:
    """What is pressed for a paper whose posts have so many candidates each."""
    reach = sum(sizes) if runs_on(sizes) else max(sizes)
    left_out = {FURTHER: reach <= len(APPROVE.names), TURN: len(sizes) < 2}
    return tuple(key for key in PAPER if not left_out.get(key))


def strip_of(*keys: CountKey) -> str:
    """Keys in one line: `X 反对　K 空白`."""
    return "　".join(f"{key.cap} {key.short}" for key in keys)
