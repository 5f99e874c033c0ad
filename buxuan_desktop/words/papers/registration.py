"""Notice 3: registration; notice 4: the register as posted, without a digit of an ID (C06, C15)."""

from datetime import date
from typing import NamedTuple

from buxuan_desktop.words.papers.base import (
    NOTICE,
    NOTICE_LIST,
    PLAN,
    SAMPLE_HOUSE,
    PaperKind,
    Posted,
    by,
    day,
    listed,
    notice,
    numbered,
    pen,
)
from buxuan_desktop.words.sheets import Heading, Para, Part, Sheet

_HAN = "一二三四五六七八九十"


class Registration(Posted, frozen=True, kw_only=True):
    """When, where and who: `classes` are the conditions of the profile, `never` who is not registered."""

    begins: date | None = None
    ends: date | None = None
    place: str = ""
    classes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    bring: str = ""


class Elector(NamedTuple):
    """One line of the posted list; `note` tells namesakes apart (a birth year)."""

    number: str
    name: str
    sex: str = ""
    note: str = ""


class ElectorGroup(NamedTuple):
    """A group with its electors in order."""

    name: str
    electors: tuple[Elector, ...] = ()


class ElectorList(Posted, frozen=True, kw_only=True):
    """The posted register. `order` says in words by what the names stand (按姓氏笔画为序)."""

    groups: tuple[ElectorGroup, ...] = ()
    order: str = ""
    total: int | None = None
    women: int | None = None
    objection_until: date | None = None
    answer_days: int | None = None


def _items(texts: tuple[str, ...], spare: int) -> tuple[Para, ...]:
    given = texts or ("＿" * 18,) * spare
    return tuple(Para(f"（{_HAN[place % 10]}）{text}；") for place, text in enumerate(given[:-1])) + tuple(
        Para(f"（{_HAN[(len(given) - 1) % 10]}）{text}。") for text in given[-1:]
    )


def registration(record: Registration) -> Sheet:
    """Notice 3."""
    house = record.house
    never: tuple[Part, ...] = ()
    if record.never:
        never = (Heading("三、不予登记"), *_items(record.never, 1))
    return notice(
        record,
        "选民登记公告",
        (
            Para(
                f"{by(record.basis)}{house.election_committee}自{day(record.begins)}起至{day(record.ends)}止"
                f"进行选民登记。选举日为{day(house.election_day)}，年龄计算到选举日。"
            ),
            Heading("一、登记地点和方法"),
            Para(f"登记地点：{pen(record.place, 10)}。请带上{pen(record.bring, 8)}。"),
            Heading("二、登记的条件"),
            Para("年满十八周岁、没有被剥夺政治权利，并且符合下列情形之一的，予以登记："),
            *_items(record.classes, 3),
            *never,
            Para("每一选民只能在一处登记。"),
            Para(house.ask),
        ),
    )


def elector_list(record: ElectorList) -> Sheet:
    """Notice 4."""
    house = record.house
    noted = any(elector.note for group in record.groups for elector in group.electors)
    words = "序号 姓名:2.2 性别 备注:1.6" if noted else "序号 姓名:2.2 性别"
    groups = record.groups or (ElectorGroup(""),)
    return notice(
        record,
        f"{house.voter}名单公告",
        (
            Para(
                f"{by(record.basis)}{house.committee}补选登记的{house.voter}共{pen(record.total, 3)}名，"
                f"其中女{pen(record.women, 3)}名。名单{record.order and f'{record.order}，'}公布如下："
            ),
            *(_group(group, words, 2 if noted else 3) for group in groups),
            Para(
                f"对名单有不同意见的，请在{day(record.objection_until)}以前向{house.election_committee}提出，"
                f"选举委员会自收到之日起{pen(record.answer_days, 2)}日内答复。"
            ),
            Para(house.ask),
        ),
    )


def _group(group: ElectorGroup, words: str, abreast: int) -> Part:
    rows = tuple(elector[: len(words.split())] for elector in group.electors)
    return listed(words, rows, 27, abreast=abreast, caption=group.name)


def _sample_electors() -> tuple[ElectorGroup, ...]:
    names = (
        "丁一",
        "王建国",
        "王建国",
        "王𤇥",
        "韩立",
        "李秀英",
        "阿卜杜热合曼·买买提吐尔逊·艾合买提江",
        "周敏",
        "𰻝香",
    )
    notes = ("", "1968年生", "1991年生", "", "", "", "", "", "")
    rows = numbered(tuple(zip(names, "男男男女男女男女女", notes, strict=True)))
    electors = tuple(Elector(str(n), str(name), str(sex), str(note)) for n, name, sex, note in rows)
    return (ElectorGroup("第一居民小组", electors[:6]), ElectorGroup("第二居民小组", electors[6:]))


KINDS = (
    PaperKind(
        code="F8-3",
        title="选民登记公告",
        stage=3,
        compose=registration,
        sample=Registration(
            house=SAMPLE_HOUSE,
            number="3",
            posted_on=date(2020, 3, 18),
            basis=PLAN,
            begins=date(2020, 3, 19),
            ends=date(2020, 3, 28),
            place="柳湾社区服务大厅",
            classes=("户籍在本社区并且在本社区居住的", "户籍在本社区，不在本社区居住，本人表示参加选举的"),
            never=("不能表达自己意愿的精神病患者和智力残疾人，经选举委员会确认，不予登记",),
            bring="户口簿或者身份证",
            cite="《居委会补选工作方案3》四、第二阶段",
        ),
        empty=Registration(),
        demands=("C06", "C15", "C39"),
        formats=NOTICE,
        official=True,
    ),
    PaperKind(
        code="F8-4",
        title="选民名单公告",
        stage=3,
        compose=elector_list,
        sample=ElectorList(
            house=SAMPLE_HOUSE,
            number="4",
            posted_on=date(2020, 3, 31),
            basis=PLAN,
            groups=_sample_electors(),
            order="按姓氏笔画为序",
            total=9,
            women=4,
            objection_until=date(2020, 4, 5),
            answer_days=3,
        ),
        empty=ElectorList(),
        demands=("C06", "C15", "C27"),
        formats=NOTICE_LIST,
        official=True,
    ),
)
