"""The counts that a township is told, in one sentence a kind."""

from collections.abc import Mapping

from buxuan_desktop.app.forms import form_of


def told_counts(counts: Mapping[str, Mapping[str, int]]) -> str:
    """How many of each kind in which state; nothing else is said."""
    if not counts:
        return "还没有登记事项。"
    form = form_of("matter")
    kinds, states = (dict(form.field(name).choices) for name in ("about", "state"))
    lines = []
    for kind, found in counts.items():
        said = "、".join(f"{states[one]}{number}" for one, number in found.items())
        lines.append(f"{kinds[kind]}{sum(found.values())}件（{said}）")
    return f"可以上报的只有件数：{'；'.join(lines)}。"
