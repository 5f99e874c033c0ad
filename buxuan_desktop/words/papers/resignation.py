"""Form 10: a member's resignation from writing to filing (B14)."""

from datetime import date

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, cell, source
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Heading, Sheet, Sign, Signs


class ResignationForm(Posted, frozen=True, kw_only=True):
    """The resignation, its receipt, the meeting, the notice, the filing. `approved` None is still open."""

    name: str = ""
    post: str = ""
    sex: str = ""
    born: str = ""
    reason: str = ""
    written_on: date | None = None
    received_on: date | None = None
    received_by: str = ""
    meeting: str = ""
    met_on: date | None = None
    due: int | None = None
    present: int | None = None
    agreed: int | None = None
    approved: bool | None = None
    notified_on: date | None = None
    township_opinion: str = ""
    filed_on: date | None = None


def resignation(record: ResignationForm) -> Sheet:
    """The form in the order in which it is filled in."""
    house = record.house
    chosen = () if record.approved is None else (0 if record.approved else 1,)
    return Sheet(
        title=f"{house.people}委员会成员辞职表",
        kind="form",
        subtitle=house.committee,
        parts=(
            Facts(
                (
                    Fact("姓名", record.name),
                    Fact("职务", record.post),
                    Fact("性别", record.sex),
                    Fact("出生年月", record.born),
                    Fact("届次", house.term),
                    Fact("提交日期", cell(record.written_on)),
                    Fact("辞职理由", record.reason, wide=True, lines=6),
                )
            ),
            Signs((Sign("辞职人"),), 2),
            Facts((Fact("收到日期", cell(record.received_on)), Fact("收件人", record.received_by))),
            Heading("会议审议"),
            Facts(
                (
                    Fact("会议", record.meeting),
                    Fact("会议日期", cell(record.met_on)),
                    Fact("应到", cell(record.due)),
                    Fact("实到", cell(record.present)),
                    Fact("同意", cell(record.agreed)),
                    Fact("公告日期", cell(record.notified_on)),
                )
            ),
            Choice("审议结果", ("通过，自审议通过之日起职务终止", "没有通过"), chosen),
            Signs((Sign("会议主持人"), Sign("记录人")), 2),
            Facts(
                (
                    Fact("镇（街道）意见", record.township_opinion, wide=True, lines=3),
                    Fact("备案日期", cell(record.filed_on), wide=True),
                )
            ),
        ),
        note=source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F10",
        title="成员辞职表",
        stage=0,
        compose=resignation,
        sample=ResignationForm(
            house=SAMPLE_HOUSE,
            name="单志强",
            post="主任",
            sex="男",
            born="1968年9月",
            reason="身体原因，不能继续履行职务。",
            written_on=date(2020, 2, 20),
            received_on=date(2020, 2, 20),
            received_by="周敏",
            meeting="居民代表会议",
            met_on=date(2020, 2, 28),
            due=45,
            present=38,
            agreed=36,
            approved=True,
            notified_on=date(2020, 2, 28),
        ),
        empty=ResignationForm(),
        demands=("B04", "B14"),
        formats=FORM,
    ),
)
