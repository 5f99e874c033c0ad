"""Form 4: the letter by which one voter has another vote (C08, C14, C19); fields of a sample that was seen."""

from datetime import date

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, cell, day, pen, source
from buxuan_desktop.words.sheets import Choice, Fact, Facts, Para, Sheet, Sign, Signs

REASONS = ("务工", "经商", "在外居住", "探亲", "其他")


class ProxyLetter(Posted, frozen=True, kw_only=True):
    """Principal, proxy and relation; `limit` and `who` are those of the case."""

    principal: str = ""
    principal_number: str = ""
    holder: str = ""
    holder_number: str = ""
    relation: str = ""
    reason: int | None = None
    limit: int | None = None
    who: str = ""
    written_on: date | None = None
    approved_on: date | None = None


def proxy_letter(record: ProxyLetter) -> Sheet:
    """The letter, signed by both, checked by two."""
    house = record.house
    return Sheet(
        title="委托投票书",
        kind="form",
        subtitle=f"{house.committee}补选",
        addressee=house.election_committee,
        parts=(
            Para(
                f"本人因故不能参加{day(house.election_day)}的投票，现委托{pen(record.holder)}按照本人的意愿代为投票。"
            ),
            Choice("事由", REASONS, () if record.reason is None else (record.reason,)),
            Facts(
                (
                    Fact("委托人", record.principal),
                    Fact("选民编号", record.principal_number),
                    Fact("受托人", record.holder),
                    Fact("选民编号", record.holder_number),
                    Fact("与委托人的关系", record.relation),
                    Fact("委托日期", cell(record.written_on)),
                )
            ),
            Signs((Sign("委托人"), Sign("受托人")), 2),
            Para(
                f"受托人应当是{record.who or pen('', 10)}，接受委托不得超过{pen(record.limit, 2)}人，不得再转托；"
                "候选人不得接受委托。委托人在领票以前本人到场的，委托作废。"
            ),
            Choice("审核", ("符合规定，已列入名单公布", "不符合规定，原因：＿＿＿＿＿＿＿＿＿＿")),
            Signs((Sign("经办人"), Sign("经办人")), 2),
            Para(f"审核日期：{day(record.approved_on)}", indent=False),
        ),
        note=source(record.cite),
        own_layout=False,
    )


KINDS = (
    PaperKind(
        code="F4",
        title="委托投票书",
        stage=5,
        compose=proxy_letter,
        sample=ProxyLetter(
            house=SAMPLE_HOUSE,
            principal="王𤇥",
            principal_number="4",
            holder="韩立",
            holder_number="5",
            relation="邻居",
            reason=0,
            limit=3,
            who="正式候选人以外的选民",
            written_on=date(2020, 4, 15),
            cite="《居委会补选工作方案3》四、第三阶段3（2）",
        ),
        empty=ProxyLetter(),
        demands=("C08", "C14", "C19", "C27"),
        formats=FORM,
        official=True,
    ),
)
