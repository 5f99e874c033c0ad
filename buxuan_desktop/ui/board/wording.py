"""The sentences of the board: what stands beside the numbers, and the whole of it for a screen reader."""

from buxuan_desktop.app.boards import CLOSED, COUNTING, VOTING, BoardPost, BoardState
from buxuan_desktop.words import term

NOTHING_YET = "计票还没有开始"
SAFE = "每一笔都已写入案卷"
_MARK = {VOTING: "等待计票", COUNTING: "公开计票", CLOSED: "计票结束"}


def mark_of(state: BoardState) -> str:
    """What is going on, in the corner; a rehearsal says so."""
    if state.turnout is not None:
        return "演练　正在投票" if state.rehearsal else "正在投票"
    mark = "初录进度，尚未复核" if state.unchecked else _MARK[state.phase]
    return f"演练　{mark}" if state.rehearsal else mark


def note_of(state: BoardState) -> str:
    """Which round, of which kind, and the seats when there is one post."""
    parts = [state.round_name]
    if state.kind != "first":
        parts.append(term("round_kind", state.kind))
    if len(state.posts) == 1:
        parts.append(seats_of(state.posts[0]))
    if state.reading:
        parts.append(state.reading)
    return "　".join(parts)


def seats_of(post: BoardPost) -> str:
    """应选 with the number of seats."""
    return f"应选 {post.seats} 人"


def counters_of(state: BoardState) -> tuple[tuple[str, int], ...]:
    """The counters from left to right; 收回 only when every box's number is known."""
    boxes = () if state.recovered is None else (("收回", state.recovered),)
    return (*boxes, ("已计", state.counted), ("有效", state.valid), ("无效", state.void), ("空白", state.blank))


def need_of(state: BoardState) -> str:
    """The line to be elected, with its number once the base is known."""
    if state.kind == "tie_revote":
        return "得票多的当选"
    if state.kind == "further":
        words = "当选须达到收回选票的三分之一"
    else:
        words = "当选须达到收回选票的一半" if state.win == ">=1/2" else "当选须超过收回选票的一半"
    return words if state.needed is None else f"{words}　{state.needed} 票"


def description_of(state: BoardState | None) -> str:
    """Everything on the board, all pages, as sentences."""
    if state is None:
        return NOTHING_YET
    if state.turnout is not None:
        from buxuan_desktop.ui.board.voting import counters_of_turnout, told, ways_of

        numbers = (*counters_of_turnout(state.turnout), *ways_of(state.turnout))
        said = "，".join(f"{name} {number} 人" for name, number in numbers)
        return f"{state.title}，{note_of(state)}，{mark_of(state)}。{said}。{told(state.turnout)}。"
    counters = "，".join(f"{name} {number} 张" for name, number in counters_of(state))
    posts = "".join(
        f"{post.title}：{'，'.join(f'{row.name} {row.votes} 票' for row in post.rows)}。" for post in state.posts
    )
    return f"{state.title}，{note_of(state)}，{mark_of(state)}。{counters}。{posts}{need_of(state)}。"
