"""The kit of the day before: rolls by group to sign, forms, tally sheets with the candidates; nothing of who came."""

from pathlib import Path

import pytest

from buxuan_desktop.app import records, setup
from buxuan_desktop.app.checkin import drawing, places
from buxuan_desktop.app.checkin.kit import kit_of
from buxuan_desktop.app.paperwork.plans import heads_of
from buxuan_desktop.app.paperwork.voting import mobile_forms
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.preparation import MobileVoter, Place
from tests.flows.window_paper import text_of
from tests.making import CLOCK, opening


@pytest.mark.proves("C14", "C17", "C18")
def test_everything_that_a_day_with_pen_and_paper_needs(tmp_path: Path) -> None:
    given = opening(profile="CN-V-2025", options={"overvote_scope": "post", "blank": "abstain"})
    with setup.open_case(tmp_path / "case.buxuan", given, CLOCK, "周敏") as case:
        setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
        setup.register(case, [setup.Elector(f"选民{n}", group=f"{n % 2 + 1}组") for n in range(1, 9)])
        records.add(case, Place(name="流动票箱一", kind="mobile"))
        papers = {one.title: one for one in kit_of(case)}
        assert list(papers) == [
            "领票签名册　2组",
            "领票签名册　1组",
            "流动票箱登记表",
            "参会人数报数单",
            "选票交接单（空白）",
            "无效选票认定规则公告",
            "选举大会主持词",
            "会议记录（空白）",
            "计票按键卡",
            "正字计票单　主任",
        ]
        assert papers["正字计票单　主任"].copies == 4
        roll = text_of(papers["领票签名册　1组"].render())
        assert "选民2" in roll
        assert "选民1" not in roll
        tally = text_of(papers["正字计票单　主任"].render())
        assert "王建国" in tally
        assert "李秀英" in tally
        for one in papers.values():
            assert one.render().startswith(b"%PDF")
        places.begin(case, "first")
        places.open_place(case, "会场", "hall", 8)
        drawing.draw(case, 2, "会场")
        records.add(case, MobileVoter(elector="选民4", box="流动票箱一"))
        places.open_place(case, "流动票箱一", "mobile", 3)
        drawing.draw(case, 4, "流动票箱一")
        places.close_place(case, "流动票箱一", 2, ("0012",), ("甲", "乙"), "10:00")
        places.carry(case, "流动票箱一", ("甲", "乙"), "10:05", "10:40")
        ((about, box),) = mobile_forms(case)
        assert (about, box.drawn, box.issued, box.spare, box.seal, box.back_at) == ("", 3, 1, 2, "0012", "10:40")
        heads = heads_of(case)
        assert heads is not None
        assert dict(heads.ways)["选举大会"] == 1
