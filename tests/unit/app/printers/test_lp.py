"""Printers asked by `lpstat`, documents handed over by `lp`: small scripts that answer as CUPS does."""

from pathlib import Path

import pytest

from buxuan_desktop.app.printers import calls
from buxuan_desktop.app.printers.handing import Fate, fate_of, hand_over
from buxuan_desktop.app.printers.order import Order
from buxuan_desktop.app.printers.system import printers, refusal_of, sheets_of
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.printers import Printers, no_lp, printers_on

ORDER = Order(title="当选证书", printer="office", size=(297, 210))
PDF = b"%PDF-1.4 certificate"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printers:
    return printers_on(tmp_path / "printers", monkeypatch)


def test_the_usual_printer_stands_first(system: Printers) -> None:
    system.are({"hall": "ready", "booklet": "ready"}, usual="booklet")
    assert [(one.name, one.usual, one.trouble) for one in printers()] == [("booklet", True, ""), ("hall", False, "")]


def test_without_a_usual_one_there_are_printers_all_the_same(system: Printers) -> None:
    system.are({"hall": "ready"})
    assert [(one.name, one.usual) for one in printers()] == [("hall", False)]


def test_what_stands_still_or_takes_nothing_says_why(system: Printers) -> None:
    system.are({"a": "stopped", "b": "rejects", "c": "ready"}, why="没有纸了")
    found = {one.name: one for one in printers()}
    assert (found["a"].trouble, found["a"].detail) == ("printer-stopped", "没有纸了")
    assert (found["b"].trouble, found["b"].detail) == ("printer-rejects", "没有纸了")
    said = [of_refusal(refusal) for one in ("a", "b") if (refusal := refusal_of(found[one]))]
    assert "停着（没有纸了）" in said[0]
    assert "不收文书（没有纸了）" in said[1]
    assert refusal_of(found["c"]) is None


def test_a_reason_of_the_system_alone_is_not_read_out(system: Printers) -> None:
    system.are({"a": "stopped"}, why="reason unknown")
    assert printers()[0].detail == ""


def test_nobody_runs(system: Printers) -> None:
    system.stop()
    for doing in (printers, lambda: hand_over(ORDER, PDF), lambda: fate_of("office-1", "office")):
        with pytest.raises(Refusal, match="printing-down"):
            doing()


def test_sheets_are_those_that_the_printer_tells(system: Printers) -> None:
    assert sheets_of("office") == {"A3", "A4", "A5", "Custom"}
    system.sheets("lpoptions: Unable to get PPD file\n")
    assert sheets_of("office") == frozenset()


def test_what_is_handed_over_arrives_to_the_byte(system: Printers) -> None:
    assert hand_over(ORDER, PDF) == "office-001"
    assert system.came == [PDF]
    assert "media=A4" in system.orders[0]


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ('Destination "office" is not accepting jobs.', "printer-rejects"),
        ("Error - The printer or class does not exist.", "printer-gone"),
        ("Quota limit reached.", "printer-quota"),
        ("Too many active jobs.", "printer-quota"),
        ("Request Entity Too Large", "printing-full"),
        ("Unable to write: No space left on device", "printing-full"),
        ("Error - unable to queue from stdin - Connection reset by peer.", "printing-broke"),
        ("Unable to finish request.", "printing-broke"),
        ("Error - scheduler not responding.", "printing-down"),
        ("Unsupported document-format.", "printer-refused"),
    ],
)
def test_every_refusal_of_lp_has_words_that_say_what_is_safe(system: Printers, says: str, code: str) -> None:
    system.says(says)
    with pytest.raises(Refusal) as refused:
        hand_over(ORDER, PDF)
    assert refused.value.code == code
    said = of_refusal(refused.value)
    assert "案卷没有改动" in said
    assert "PDF" in said
    assert system.came == []


@pytest.mark.parametrize("command", ["lp", "lpstat"])
def test_a_command_that_hangs_is_ended(system: Printers, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(calls, "PATIENCE", 0.3)
    system.hang(command)
    asked = {"lp": lambda: hand_over(ORDER, PDF), "lpstat": lambda: calls.ask("lpstat", ["-a"], seconds=0.3)}
    with pytest.raises(Refusal) as refused:
        asked[command]()
    # What a hanging `lp` was given may have been taken: that is said, and nothing else.
    assert refused.value.code == ("printing-unsure" if command == "lp" else "printing-silent")


def test_a_computer_without_the_commands_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_lp(tmp_path / "nothing", monkeypatch)
    assert not calls.there()
    with pytest.raises(Refusal, match="printing-down"):
        calls.ask("lp", [])


def test_a_command_that_cannot_begin_is_no_printing_system(system: Printers) -> None:
    (system.bin / "lp").write_bytes(b"\x7fELF nothing that runs")
    with pytest.raises(Refusal, match="printing-down"):
        hand_over(ORDER, PDF)


def test_a_job_is_followed_until_it_leaves_the_queue(system: Printers) -> None:
    system.queue("office-1", "office-12")
    assert fate_of("office-1", "office") == Fate("waiting")
    system.are({"office": "stopped"}, why="卡纸")
    assert fate_of("office-1", "office") == Fate("stopped", "卡纸")
    system.queue("office-12")
    assert fate_of("office-1", "office") == Fate("left")


def test_a_document_that_could_not_be_made_ready_is_not_called_printed(system: Printers) -> None:
    system.are({"office": "ready"}, why="Filter failed")
    status = system.folder / "status"
    status.write_text(status.read_text(encoding="utf-8") + "\tFilter failed\n", encoding="utf-8")
    assert fate_of("office-1", "office").state == "failed"
