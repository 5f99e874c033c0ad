"""The card of keys that lies on the counting table: one page, large, from the keys that the count page hears."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.words.count_keys import PAPER, TABLE, CountKey, needed
from buxuan_desktop.words.papers.base import PaperKind
from buxuan_desktop.words.sheets import Heading, KeyRows, Sheet

TITLE = "计票按键卡"
_MENDING = (
    ("退格", "还没有按回车：全部清掉，照票重按"),
    ("C", "已经按了回车：撤销上一张，监票人看着，再照票重录"),
    ("D", "看不准：记下疑问，这张纸票单独放好，交选举委员会认定"),
)


def keys_card(sizes: Sequence[int] = ()) -> Sheet:
    """The card for a paper whose posts have so many candidates each; without sizes for any paper."""
    keys = needed(sizes) if sizes else PAPER
    return Sheet(
        title=TITLE,
        kind="form",
        subtitle="左手拿票，右手按键；屏幕上的圈和纸票一样，再按回车",
        parts=(
            Heading("录一张票"),
            KeyRows(_rows(keys), size=20, abreast=2),
            Heading("按错了，看不准"),
            KeyRows(_MENDING, size=14),
            Heading("桌上别的键"),
            KeyRows(_rows(TABLE), size=14, abreast=2),
        ),
        own_layout=False,
        note="键按住不放只算一次。不用 Shift，不用小键盘，不用切换输入法。停电以后，从下一张接着录。",
    )


class KeysCard(msgspec.Struct, frozen=True):
    """How many candidates each post of the ballot has; empty for a card that serves every ballot."""

    sizes: tuple[int, ...] = ()


KIND = PaperKind(
    code="KEYS",
    title=TITLE,
    stage=6,
    compose=lambda card: keys_card(card.sizes),
    sample=KeysCard((2,)),
    empty=KeysCard(),
)
"""Listed among the papers of the day. It is about this program, not about a case: no archive keeps it."""


def _rows(keys: Sequence[CountKey]) -> tuple[tuple[str, str], ...]:
    return tuple((key.cap, key.does.rstrip("…")) for key in keys)
