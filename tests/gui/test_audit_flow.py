"""The whole of plan 1 through the screens: every record of an audit keyed into its form until nothing is missing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from buxuan_desktop.app import setup
from buxuan_desktop.app.audit.overview import overview_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.forms import Field, form_of, told
from buxuan_desktop.app.stage_sections import wordings_of
from buxuan_desktop.domain.records.audit import AuditMember
from buxuan_desktop.domain.records.audit_result import AuditPosting
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.records.page import RecordsPage
from buxuan_desktop.ui.shell.window import Window
from tests.auditing import whole
from tests.gui.conftest import DIRECTOR
from tests.gui.form_hands import pick
from tests.gui.test_audit import OPENING

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
DAY = date(2020, 4, 20)


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> Case:
    desk.clock = standing_at(date(2020, 3, 20))
    made = setup.open_case(tmp_path / "case.buxuan", OPENING, desk.clock, "周敏")
    setup.set_posts(made, DIRECTOR)
    desk.put(made)
    return made


def fill(widget: QWidget, field: Field, value: object) -> None:
    """As hands do it: a line is inserted, a choice is looked for with the arrows, a box is ticked with Space."""
    words = told(field, value)
    widget.setFocus()
    if isinstance(widget, QComboBox):
        pick(widget, words)
    elif isinstance(widget, QCheckBox):
        if widget.isChecked() is not bool(value):
            QTest.keyClick(widget, Qt.Key.Key_Space)
    elif isinstance(widget, QPlainTextEdit):
        widget.selectAll()
        widget.insertPlainText(str(value or ""))
    else:
        assert isinstance(widget, QLineEdit)
        widget.clear()
        widget.insert(words)
        if (completer := widget.completer()) is not None:
            completer.popup().hide()


def key_in(window: Window, record: Record, private: Mapping[str, str]) -> None:
    """One record into a new form, with Enter at the end."""
    page = window.page
    assert isinstance(page, RecordsPage)
    page.start_new()
    form = page.form
    assert form is not None
    for field in form.form.fields:
        value = private.get(field.name, "") if field.private else getattr(record, field.name)
        fill(form.editors[field.name].widget, field, value)
    if isinstance(record, AuditPosting):
        page.attach.click()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.missing.text() == ""
    assert page.unsaved() == ""


@pytest.mark.proves("A01", "A12", "A14", "A15", "A18", "A19", "A21", "A22", "A26", "A28", "A31")
def test_an_audit_from_its_plan_to_its_archive(
    window: Window, desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "公开栏.jpg"
    photo.write_bytes(b"photo")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photo)], ""))
    assert [one.code for one in wordings_of(case, 1)] == ["audit-due"]
    shown = ""
    for record in whole():
        if record.tag() != shown:
            desk.show_records(record.tag())
            shown = record.tag()
        head = isinstance(record, AuditMember) and record.office == "head"
        key_in(window, record, {"phone": "6612345"} if head else {})
    kept = [one for kind in {type(record) for record in whole()} for one in case.election.records.all(kind)]
    assert sorted(map(repr, kept)) == sorted(map(repr, whole()))
    assert [one.code for one in wordings_of(case, 1)] == []
    assert overview_of(case).missing == ()
    assert all(one.files for one in case.election.records.kept(AuditPosting))
    assert form_of("audit-posting").words.files
