"""Registration forms are filled from the list, one page a person, and hold no whole ID number."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register.forms import forms_of, forms_pdf
from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.domain.refusal import Refusal
from tests.making import CLOCK, opening

_BODY = "51010119740506001"
NUMBER = _BODY + check_digit(_BODY)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with setup.open_case(tmp_path / "case.buxuan", opening(), CLOCK, "周敏") as made:
        yield made


def listed(case: Case) -> None:
    private = {"id_number": NUMBER, "birth": "1974-05-06"}
    setup.register(
        case,
        [
            setup.Elector("张伟", "男", "2组"),
            setup.Elector("王建国", "男", "1组", private, case.book.classes[1].code, "012"),
        ],
    )


@pytest.mark.proves("C06", "C14", "C39")
def test_what_the_list_knows_is_filled_in(case: Case) -> None:
    listed(case)
    first, second = forms_of(case)
    assert (first.name, first.group, first.household, first.sort) == ("王建国", "1组", "012", 1)
    assert first.born is not None
    assert first.born.isoformat() == "1974-05-06"
    assert first.classes == tuple(one.words for one in case.book.classes)
    assert (second.name, second.born, second.sort) == ("张伟", None, None)
    assert [one.name for one in forms_of(case, [1, 9])] == ["张伟"]


def test_a_page_each_and_no_whole_id_number(case: Case) -> None:
    listed(case)
    pages = pypdf.PdfReader(io.BytesIO(forms_pdf(case, forms_of(case)))).pages
    assert len(pages) == 2
    text = "".join(page.extract_text() for page in pages).replace(" ", "")
    assert "王建国" in text
    assert NUMBER[-4:] in text
    assert NUMBER not in text
    assert NUMBER[6:14] not in text


def test_without_names_there_are_no_forms(case: Case) -> None:
    with pytest.raises(Refusal) as refused:
        forms_of(case)
    assert refused.value.code == "register-has-no-names"
