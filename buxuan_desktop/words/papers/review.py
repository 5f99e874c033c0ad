"""Form 5: the joint review of a nominated person, one row a department (B11, B18, C04, C35)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import FORM, SAMPLE_HOUSE, PaperKind, Posted, cell, listed, source
from buxuan_desktop.words.papers.nomination_forms import PERSON, Candidate
from buxuan_desktop.words.sheets import Fact, Facts, Sheet


class Opinion(NamedTuple):
    """What a department wrote: opinion, basis and letter number; never the files behind it."""

    department: str
    opinion: str = ""
    letter: str = ""
    handler: str = ""
    on: date | None = None


class Review(Posted, frozen=True, kw_only=True):
    """The review of one person from the first department to the filing."""

    candidate: Candidate = Candidate()
    nominated: str = ""
    departments: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    visit: str = ""
    conclusion: str = ""
    township: str = ""
    filed_number: str = ""
    filed_on: date | None = None


def review(record: Review) -> Sheet:
    """The form; departments that have not answered have an empty row."""
    answered = {one.department for one in record.opinions}
    rows = (*record.opinions, *(Opinion(one) for one in record.departments if one not in answered))
    return Sheet(
        title="候选人资格联合审查表",
        kind="form",
        subtitle=f"{record.house.committee}补选",
        parts=(
            Facts((*record.candidate.facts(), Fact("提名方式", record.nominated, wide=True))),
            listed("部门:1.1 意见和依据:3> 文号:2 经办人 日期:1.6", rows, 10, roomy=True),
            Facts(
                (
                    Fact("考察情况", record.visit, wide=True, lines=2),
                    Fact("审查结论", record.conclusion, wide=True, lines=2),
                    Fact("镇（街道）意见", record.township, wide=True, lines=2),
                    Fact("备案编号", record.filed_number),
                    Fact("备案日期", cell(record.filed_on)),
                )
            ),
        ),
        note="每个部门写一行，没有写完的不下结论。反映问题不作为不通过的理由；不通过的，书面告知本人理由，本人可以答复。"
        + source(record.cite),
    )


KINDS = (
    PaperKind(
        code="F5-4",
        title="候选人资格联合审查表",
        stage=4,
        compose=review,
        sample=Review(
            house=SAMPLE_HOUSE,
            candidate=PERSON,
            nominated="选民直接提名",
            departments=("纪检", "公安", "法院", "检察院", "扶贫", "信访"),
            opinions=(
                Opinion("纪检", "没有发现影响任职的情形", "临纪函〔2020〕12号", "丁二", date(2020, 4, 13)),
                Opinion("公安", "没有犯罪记录", "临公函〔2020〕31号", "韩三", date(2020, 4, 13)),
            ),
            visit="4月13日走访十二户，群众认可。",
            cite="《居委会补选工作方案3》三、（二）",
        ),
        empty=Review(),
        demands=("B11", "B18", "C04", "C35"),
        formats=FORM,
    ),
)
