"""A page of the handbook as rich text of Qt: large, keys in boxes, what goes wrong on a ground of its own."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words.handbook.parts import Keys, Leaf, Mind, Part, Points, Section, Shot, Steps, Trouble, Words

_KEY = re.compile("【(.+?)】")
_BOXED = 'border="0" cellspacing="0" cellpadding="10" width="100%"'


def page_of(leaf: Leaf, found: str = "") -> str:
    """The page as HTML; `found` is marked wherever it stands."""
    sections = "".join(_section(one, found) for one in leaf.sections)
    return f"<html><body><h1>{_told(leaf.title, found)}</h1><p>{_told(leaf.lead, found)}</p>{sections}</body></html>"


def style() -> str:
    """The style sheet of a page, in the colours of the moment."""
    c = LIGHT
    return f"""
    body {{ color: {c.ink}; font-size: 19px; }}
    h1 {{ font-size: 28px; color: {c.ink}; }}
    h2 {{ font-size: 23px; color: {c.red}; margin-top: 34px; }}
    p, li {{ line-height: 145%; margin-bottom: 4px; }}
    .shot {{ line-height: 100%; margin-top: 12px; margin-bottom: 16px; }}
    .key {{ background-color: {c.rail}; font-weight: 700; }}
    .found {{ background-color: {c.amber_soft}; color: {c.amber}; font-weight: 700; }}
    .caption {{ color: {c.quiet}; font-size: 16px; }}
    """


def _section(section: Section, found: str) -> str:
    parts = "".join(_MAKERS[type(part)](part, found) for part in section.parts)
    return f'<h2><a name="{section.anchor}"></a>{_told(section.title, found)}</h2>{parts}'


def _told(text: str, found: str) -> str:
    """Text with its keys in boxes, and what was looked for marked."""
    words = _KEY.sub(r'<span class="key">&nbsp;\1&nbsp;</span>', escape(text, quote=False))
    if not found or found.isascii():
        return words
    return words.replace(escape(found, quote=False), f'<span class="found">{escape(found, quote=False)}</span>')


def _listed(tag: str, items: tuple[str, ...], found: str) -> str:
    return f"<{tag}>{''.join(f'<li>{_told(one, found)}</li>' for one in items)}</{tag}>"


def _keys(part: Keys, found: str) -> str:
    rows = "".join(
        f'<tr><td bgcolor="{LIGHT.rail}" align="center" width="130"><b>{escape(key)}</b></td>'
        f'<td bgcolor="{LIGHT.card}">{_told(does, found)}</td></tr>'
        for key, does in part.rows
    )
    return f'<table border="1" bordercolor="{LIGHT.line}" cellspacing="0" cellpadding="8" width="100%">{rows}</table>'


def _trouble(part: Trouble, found: str) -> str:
    return (
        f'<table {_BOXED}><tr><td bgcolor="{LIGHT.amber_soft}"><b>{_told(part.when, found)}，怎么办？</b><br>'
        f"{_told(part.do, found)}</td></tr></table><p></p>"
    )


def _mind(part: Mind, found: str) -> str:
    words = f'<font color="{LIGHT.red}"><b>注意</b></font>　{_told(part.text, found)}'
    return f'<table {_BOXED}><tr><td bgcolor="{LIGHT.red_soft}">{words}</td></tr></table><p></p>'


def _shot(part: Shot, found: str) -> str:
    alt = escape(part.caption)
    picture = f'<img src="{part.name}" alt="{alt}">'
    return f'<p class="shot">{picture}<br><span class="caption">{_told(part.caption, found)}</span></p>'


_MAKERS: dict[type[Part], Callable[[Any, str], str]] = {
    Words: lambda part, found: f"<p>{_told(part.text, found)}</p>",
    Steps: lambda part, found: _listed("ol", part.items, found),
    Points: lambda part, found: _listed("ul", part.items, found),
    Keys: _keys,
    Mind: _mind,
    Trouble: _trouble,
    Shot: _shot,
}
