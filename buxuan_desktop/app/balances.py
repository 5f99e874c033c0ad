"""Every balance of a count on one page (domain.md §12): what is on both sides, and whether it fits."""

from collections.abc import Iterator, Mapping

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.checks.balances import check_balances, place_apart

FITS, DIFFERS, UNKNOWN = "fits", "differs", "unknown"


class Line(msgspec.Struct, frozen=True):
    """One balance: what it is called, the sum in figures, `difference` (0 when it fits, None when a side is unknown).

    `findings` are what the checks say about it; each needs an explanation before the close.
    """

    code: str
    title: str
    sum: str
    difference: int | None = 0
    findings: tuple[Finding, ...] = ()

    @property
    def state(self) -> str:
        """Whether it fits, differs, or cannot be told yet."""
        if self.difference is None:
            return UNKNOWN
        return DIFFERS if self.difference or self.findings else FITS


class Person(msgspec.Struct, frozen=True):
    """What became of every recovered ballot for one person: for, against, neither, and where nothing counts."""

    post: str
    name: str
    approve: int
    against: int
    neither: int
    void: int
    recovered: int


def lines(case: Case) -> tuple[Line, ...]:
    """Every balance of the current round, the papers first, then boxes, ballots, posts."""
    current = case.election.rounds[-1]
    found: dict[str, list[Finding]] = {}
    for one in check_balances(current, case.book):
        found.setdefault(one.code, []).append(one)
    return (
        *_papers(current, found),
        *_checkin(current, found),
        *_boxes(current, found),
        *_ballots(current),
        *_posts(current),
    )


def people(current: Round) -> tuple[Person, ...]:
    """Per person: for + against + neither + void = recovered."""
    counts = current.tally.counts
    told = []
    for post in current.posts:
        tally = current.tally.posts[post.title]
        for one in tally.people(post.candidates):
            standing = counts.valid - tally.void_here
            neither = standing - one.approve - one.against + counts.blank
            void = tally.void_here + counts.void
            told.append(Person(post.title, one.name, one.approve, one.against, neither, void, counts.recovered))
    return tuple(told)


def _papers(current: Round, found: Mapping[str, list[Finding]]) -> Iterator[Line]:
    papers, issued = current.table.papers, current.issued
    title = "印制 ＝ 发出 ＋ 没有发出 ＋ 写坏换发"
    if papers is None:
        yield Line("papers", title, "还没有登记", None)
    else:
        spent = issued + papers.unissued + papers.spoiled
        figures = f"{papers.printed} ＝ {issued} ＋ {papers.unissued} ＋ {papers.spoiled}"
        noted = (*found.get("papers-differ", ()), *found.get("papers-kept", ()))
        yield Line("papers", title, figures, papers.printed - spent, noted)
    yield Line(
        "registered", "发出不多于登记人数", f"{issued} ≤ {current.registered}", max(0, issued - current.registered),
        tuple(found.get("issued-over-registered", ())),
    )  # fmt: skip
    back = current.tally.counts.recovered + current.table.sheets_aside
    missing = issued - back
    figures = f"{issued} － {back} ＝ {missing}"
    yield Line("outstanding", "发出 － 收回 ＝ 没有收回", figures, max(0, -missing),
               tuple(found.get("ballots-outstanding", ())))  # fmt: skip


def _checkin(current: Round, found: Mapping[str, list[Finding]]) -> Iterator[Line]:
    """People who drew, however they came, against the ballots issued; where the papers of each place went."""
    if current.checkin is None:
        return
    heads = current.checkin.heads
    figures = (
        f"{heads.hall} ＋ {heads.station} ＋ {heads.mobile} ＋ {heads.proxy} ＝ {heads.total}，发出 {current.issued}"
    )
    yield Line("heads", "会场本人 ＋ 投票站 ＋ 流动票箱 ＋ 委托 ＝ 发出", figures, heads.total - current.issued,
               tuple(found.get("checkin-issued-differs", ())))  # fmt: skip
    for name, place in current.checkin.places.items():
        back = place.closed.returned if place.closed else None
        figures = f"{place.opened.ballots} ＝ {place.issued} ＋ {place.spoiled} ＋ {back}"
        apart = place_apart(place)
        noted = tuple(one for one in found.get("place-papers-differ", ()) if one.data.get("place") == name)
        yield Line(f"place:{name}", f"{name}：领到 ＝ 发出 ＋ 写坏换发 ＋ 退回",
                   "领到或者退回的张数没有填" if apart is None else figures, apart, noted)  # fmt: skip


def _boxes(current: Round, found: Mapping[str, list[Finding]]) -> Iterator[Line]:
    given = [box.issued for box in current.boxes]
    if current.boxes:
        known = [number for number in given if number is not None]
        whole = len(known) == len(given)
        figures = f"{' ＋ '.join(map(str, known))} ＝ {sum(known)}，发出 {current.issued}" if whole else "有票箱没有填"
        yield Line("boxes-issued", "各票箱发出之和 ＝ 发出", figures, sum(known) - current.issued if whole else None,
                   tuple(found.get("boxes-issued-differ", ())))  # fmt: skip
    over = found.get("box-recovered-over-issued", [])
    for box in current.boxes:
        if box.issued is not None and box.recovered is not None:
            noted = tuple(one for one in over if one.data.get("box") == box.name)
            yield Line(f"box:{box.name}", f"{box.name}：收回不多于发出", f"{box.recovered} ≤ {box.issued}",
                       max(0, box.recovered - box.issued), noted)  # fmt: skip
    yield _recovered(current, found)


def _recovered(current: Round, found: Mapping[str, list[Finding]]) -> Line:
    table, counts, boxes = current.table, current.tally.counts, current.in_boxes
    if table.bundles:
        aside = counts.set_aside - table.sheets_aside
        tied = table.sheets + table.sheets_void
        whole = f"{table.sheets}" + (f" ＋ 单独处理 {table.sheets_void}" if table.sheets_void else "")
        figures = f"{whole} ＝ {boxes} ＋ {aside}" if boxes is not None else f"{whole}，票箱没有填"
        apart = None if boxes is None else tied - boxes - aside
        noted = tuple(found.get("bundled-differs", ()))
        return Line("bundled", "各捆张数 ＝ 票箱收回 ＋ 封存不计", figures, apart, noted)
    figures = "票箱没有填" if boxes is None else f"{boxes} ＝ {counts.recovered}"
    return Line("boxes-recovered", "各票箱收回之和 ＝ 已经计的票", figures,
                None if boxes is None else counts.recovered - boxes,
                tuple(found.get("boxes-recovered-differ", ())))  # fmt: skip


def _ballots(current: Round) -> Iterator[Line]:
    counts = current.tally.counts
    total = counts.valid + counts.void + counts.blank
    figures = f"{counts.recovered} ＝ {counts.valid} ＋ {counts.void} ＋ {counts.blank}"
    yield Line("verdicts", "收回 ＝ 有效 ＋ 无效 ＋ 空白", figures, counts.recovered - total)


def _posts(current: Round) -> Iterator[Line]:
    counts = current.tally.counts
    for post in current.posts:
        tally = current.tally.posts[post.title]
        blank = current.tally.blank_here(post.title)
        standing = counts.valid - tally.void_here - blank
        head = f"{post.title}：" if len(current.posts) > 1 else ""
        figures = f"{counts.valid} ＝ {standing} ＋ {tally.void_here} ＋ {blank}"
        yield Line(f"post:{post.title}", f"{head}有效 ＝ 有选择 ＋ 这一职位无效 ＋ 没有选", figures,
                   counts.valid - standing - tally.void_here - blank)  # fmt: skip
        votes, most = sum(tally.approve.values()), post.seats * standing
        yield Line(f"votes:{post.title}", f"{head}得票之和不多于应选人数 × 有选择的票",
                   f"{votes} ≤ {post.seats} × {standing} ＝ {most}", max(0, votes - most))  # fmt: skip
        yield _persons(current, post, head)
        yield _strokes(current, post, head)


def _persons(current: Round, post: Post, head: str) -> Line:
    told = [one for one in people(current) if one.post == post.title]
    apart = sum(
        abs(one.recovered - one.approve - one.against - one.neither - one.void) + max(0, -one.neither) for one in told
    )
    return Line(
        f"persons:{post.title}", f"{head}每个人：赞成 ＋ 反对 ＋ 没有表示 ＋ 无效 ＝ 收回", f"{len(told)} 人", apart
    )


def _strokes(current: Round, post: Post, head: str) -> Line:
    """The drawn strokes of 正 hold the votes: five each and what is left over."""
    votes = list(current.tally.posts[post.title].counted.values())
    whole, rest = sum(one // 5 for one in votes), sum(one % 5 for one in votes)
    figures = f"{whole} × 5 ＋ {rest} ＝ {sum(votes)}"
    return Line(f"strokes:{post.title}", f"{head}正字 × 5 ＋ 零划 ＝ 得票", figures, sum(votes) - 5 * whole - rest)
