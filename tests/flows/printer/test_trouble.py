"""What goes wrong between the dialog and the printer is said in words, and the PDF is offered."""

import subprocess
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from buxuan_desktop.app.printers import calls
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.ui.result.choosing import CERTIFICATE
from buxuan_desktop.ui.shell.window import Window
from tests.flows.cups import PAPER, Cups, lay_spool
from tests.flows.printer.hands import ENTER, go, opened, print_page
from tests.print_hands import asked, no_dialog, until

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support")]
Trouble = Callable[[Cups], None]


def _stopped(cups: Cups) -> None:
    cups.admin("-r", "没有纸了", PAPER, command="cupsdisable")


def _rejecting(cups: Cups) -> None:
    cups.admin("-r", "今天停用", PAPER, command="cupsreject")


def _over_quota(cups: Cups) -> None:
    cups.admin("-p", PAPER, "-o", "job-quota-period=86400", "-o", "job-page-limit=1")


def _deleted(cups: Cups) -> None:
    cups.admin("-x", PAPER)


def _dead(cups: Cups) -> None:
    cups.kill()


def _hanging(cups: Cups) -> None:
    cups.hang(hanging=True)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        pytest.param(_rejecting, "现在不收文书", id="rejecting"),
        pytest.param(_over_quota, "超过了允许的数量", id="over quota"),
        pytest.param(_deleted, "找不到了", id="deleted"),
        pytest.param(_dead, "打印服务没有启动", id="daemon dead"),
        pytest.param(_hanging, "打印服务没有回应", id="daemon hanging"),
    ],
)
def test_trouble_that_comes_while_the_dialog_is_open(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
    said: str,
) -> None:
    own = Cups()
    try:
        own.start()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(calls, "PATIENCE", 2.0)
        monkeypatch.setattr(calls, "SHORT", 2.0)
        page = print_page(window, CERTIFICATE)
        dialog = opened(page)
        if trouble is _over_quota:
            go(dialog)
            own.fallen_out(1)
            dialog = opened(page)
        before = len(own.sheets())
        trouble(own)
        QTest.keyClick(dialog.print, ENTER)
        until(dialog.save.hasFocus)
        assert said in dialog.state.text()
        assert "案卷没有改动" in dialog.state.text()
        assert len(own.sheets()) == before
        assert window.desk.election.records.all(CertificateIssued) == []
        QTest.keyClick(dialog.save, ENTER)
        until(no_dialog)
        assert (window.desk.the_case.file.path.parent / "当选证书.pdf").read_bytes() == page.content
    finally:
        own.clean_up()


def test_a_printer_that_stands_still_is_given_nothing_and_one_that_stops_later_is_told_of(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Cups()
    try:
        own.start()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        page = print_page(window)
        dialog = opened(page)
        _stopped(own)
        go(dialog)
        until(lambda: "打印机停着" in page.sent.text())
        assert "停着（没有纸了）" in window.notice.text()
        own.admin(PAPER, command="cupsenable")
        until(lambda: "已经接走" in page.sent.text())
        _stopped(own)
        page.print.setFocus()
        QTest.keyClick(page.print, ENTER)
        dialog = asked()
        assert "停着（没有纸了），没有交给它" in dialog.state.text()
        QTest.keyClick(dialog.print, ENTER)
        assert dialog.save.hasFocus()
        dialog.reject()
    finally:
        own.clean_up()


def test_a_full_disk_of_the_printing_system_is_said(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Cups()
    full = own.here / "full"
    try:
        own.start()
        own.kill()
        full.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(full)], check=False)
        if mounted.returncode:
            pytest.skip("no small disk can be mounted here")
        lay_spool(full)
        (full / "filled").write_bytes(b"x" * 40_000)
        own.write_settings(full)
        own.run()
        for name, value in own.leads.items():
            monkeypatch.setenv(name, value)
        dialog = opened(print_page(window))
        QTest.keyClick(dialog.print, ENTER)
        until(dialog.save.hasFocus)
        assert "磁盘满了" in dialog.state.text()
        dialog.reject()
    finally:
        own.kill()
        subprocess.run(["umount", str(full)], check=False, capture_output=True)
        own.clean_up()
