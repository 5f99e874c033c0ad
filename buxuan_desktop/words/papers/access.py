"""The published matrix of who may do what, with the people named for it (岗位权限表)."""

from typing import NamedTuple

from buxuan_desktop.words.access import rows_of_matrix
from buxuan_desktop.words.papers.base import LIST, SAMPLE_HOUSE, PaperKind, Posted, listed, numbered
from buxuan_desktop.words.sheets import Heading, Para, Sheet, Sign, Signs


class Named(NamedTuple):
    """Somebody named: role, name, whether a PIN is set."""

    role: str
    name: str
    pin: str = ""


class AccessForm(Posted, frozen=True, kw_only=True):
    """The people; `recovered` are sentences about PINs that were recovered. The rights are the same in every case."""

    people: tuple[Named, ...] = ()
    recovered: tuple[str, ...] = ()


def access_form(record: AccessForm) -> Sheet:
    """People first, then every right with its source."""
    people = tuple((*one, "") for one in record.people)
    return Sheet(
        title="岗位权限表",
        kind="form",
        subtitle=f"{record.house.committee}补选",
        parts=(
            Heading("值守人员"),
            listed("序号:0.6 职责:2.4 姓名:2 口令:1.4 签名:2", numbered(people), 10),
            *(Para(words, strong=True) for words in record.recovered),
            Heading("谁可以做什么"),
            listed("做什么:2.3> 谁可以做:2.7> 第二个人签字:2.3> 依据:4.4>", rows_of_matrix(), 0),
            Signs((Sign("选举委员会主任"), Sign("总监票人"), Sign("经办人")), 3),
        ),
        note="依据一栏写“本项目约定”的，没有法律条文，是这个程序的规矩；没有登记值守人员的案卷不受这张表限制。"
        "口令只以单向校验值的形式存在案卷里，不打印、不导出。",
    )


KINDS = (
    PaperKind(
        code="ROLES",
        title="岗位权限表",
        stage=5,
        compose=access_form,
        sample=AccessForm(
            house=SAMPLE_HOUSE,
            people=(
                Named("经办人（文书）", "周敏", "已设"),
                Named("主持人（选举委员会主任）", "曾丽", "已设"),
                Named("总监票人", "单志强", "已设"),
                Named("计票人", "韩立", "已设"),
            ),
        ),
        empty=AccessForm(),
        demands=("C17",),
        formats=LIST,
    ),
)
