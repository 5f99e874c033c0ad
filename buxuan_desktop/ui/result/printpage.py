"""Paper: which documents there are, how they look, printing, saving, and attaching the signed scan."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app import custody
from buxuan_desktop.app.certificates import handed_out, to_hand_out
from buxuan_desktop.app.local import keep_offset, keep_paper, offset_of, paper_kept
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.printing import Held, Job, content_of, documents_one_by_one, held_of
from buxuan_desktop.app.reprinting import Released
from buxuan_desktop.app.saving import read
from buxuan_desktop.app.stages import RESULT
from buxuan_desktop.domain.booklet import A4
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import SLIM, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.printing.dialog import PrintDialog
from buxuan_desktop.ui.printing.opening import ask
from buxuan_desktop.ui.printing.printout import Document, Printout
from buxuan_desktop.ui.result import asking
from buxuan_desktop.ui.result.choices import CertificateChoices, PrinterChoice
from buxuan_desktop.ui.result.choosing import CALIBRATION, CERTIFICATE, wanted
from buxuan_desktop.ui.result.deciding import ReleaseDialog
from buxuan_desktop.ui.result.exporting import ExportDialog
from buxuan_desktop.ui.result.handing_out import HandOutDialog
from buxuan_desktop.ui.result.preview import Preview
from buxuan_desktop.ui.result.reprinting import certificate_action, print_certificates
from buxuan_desktop.ui.result.saving import Saving, still

_SIDE = 320
_LIST_STYLE = f"""
QListWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; }}
QListWidget:focus {{ border: 2px solid {LIGHT.red}; }}
QListWidget::item {{ padding: 8px; color: {LIGHT.ink}; }}
QListWidget::item:selected {{ background: {LIGHT.red_soft}; color: {LIGHT.red}; font-weight: 700; }}
"""


class PrintPage(Page):
    """Documents on the left, the preview on the right, printing below."""

    STAGE = RESULT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.jobs: list[Job] = []
        self.content = b""
        self.dialog: PrintDialog | None = None
        self.saving = Saving(self, desk)
        self.list = QListWidget()
        self.list.setAccessibleName("可以打印的文书")
        dress(self.list, _LIST_STYLE)
        self.list.setWordWrap(True)
        self.choices = CertificateChoices()
        self.printers = PrinterChoice(desk.prints)
        self.held = label("", "bad", wrap=True)
        self.release = button("审查通过，可以发证…", "plain", Action.WINNERS)
        self.register = button("登记发证…", "plain", Action.CERTIFICATES)
        self.scans = label("", "quiet", wrap=True)
        self.scans.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview = Preview()
        self.sent = label("", "quiet", wrap=True)
        self.print = button("打印…", "primary")
        self.save = button("保存PDF…")
        self.office = button("保存Word…")
        self.attach = button("附上签字扫描件…", "plain", Action.RECORDS)
        self.export = button("导出选票记录…", "plain", Action.EXPORT_PUBLIC)
        self.papers = button("公告、选票的别种格式…")
        self.back = button("返回结果（Esc）")
        self._lay_out()
        self._connect()

    def arrive(self) -> None:
        """List what can be printed now and show what was asked for."""
        self.choices.paper.put(paper_kept(self.desk.home))
        self._fill(wanted(self.desk))
        self._tell_held()
        self._tell_scans()
        self._tell_sent()
        self.printers.look()
        self._put_offset()
        self.register.setVisible(bool(to_hand_out(self.desk.the_case) or handed_out(self.desk.the_case)))
        self.papers.setVisible(not self.desk.election.case.table)
        self.export.setEnabled(any(one.closed for one in self.desk.election.rounds))
        self.print.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape goes back to the verdict."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.desk.go("verdict")
        else:
            super().keyPressEvent(event)

    def print_now(self) -> None:
        """Ask how to print the document shown; where no printer takes it the dialog offers the PDF."""
        job = self._job()
        if job is None or not self.content:
            return
        if job.kind == CERTIFICATE:
            print_certificates(self, self.desk, job.who, lambda released: self._ask(job, released))
        else:
            self._ask(job)

    def _ask(self, job: Job, released: Released | None = None) -> None:
        """The dialog; certificates are `released`, and noted once the paper is with the printer or saved."""
        choices, certificate = self.choices.value(), job.kind in (CERTIFICATE, CALIBRATION)
        moved = certificate and choices.overprint
        printout = Printout(
            (Document(job.title, self.content),),
            lambda dialog: self.saving.at(job.name, self.content, dialog, released),
            anew=self._for_printer if moved else None,
            # What is made for a booklet goes on that booklet.
            exact=moved or (certificate and choices.paper != A4),
            printer=self.printers.name,
            then="证书发到人手里以后，请按“登记发证…”。" if job.kind == CERTIFICATE else "",
            out=partial(self.saving.note, released),
            still=partial(still, released),
            # Where people are named with a PIN each one that comes out is noted, and a second one is signed for.
            alone=job.kind == CERTIFICATE and self.desk.election.access.guarded,
        )
        self.dialog = ask(self.desk, self, printout)
        self.dialog.finished.connect(self._closed)

    def _closed(self) -> None:
        self.dialog = None
        self.print.setFocus()

    def _for_printer(self, name: str) -> tuple[Document, ...]:
        """The document shown, moved as this printer needs it."""
        self.printers.put(name)
        job = self._job()
        return (Document(job.title, self.content),) if job is not None else ()

    def save_pdf(self) -> None:
        """Save the document shown under a name that is free."""
        job = self._job()
        if job is None or not self.content:
            return
        if job.kind == CERTIFICATE:
            print_certificates(self, self.desk, job.who, lambda released: self.saving.pdf(job, self.content, released))
        else:
            self.saving.pdf(job, self.content)

    def save_office(self) -> None:
        """Save the document shown for the office program."""
        job = self._job()
        if job is not None:
            self.saving.office(job)

    def attach_scan(self) -> None:
        """Attach the signed scan to the case; its hash is shown."""
        path = asking.which_scan(self, self._folder())
        if path is None:
            return
        digest = self.desk.attempt(lambda: custody.attach(self.desk.the_case, path.name, read(path)))
        if digest:
            self._tell_scans()
            self._show()
            self.desk.said.emit(f"已附上“{visible(path.name)}”，校验值{digest}。")

    def export_ballots(self) -> None:
        """Ask which record of the ballots to export, and where to."""
        ExportDialog(self.desk, self).exec()

    def _fill(self, ask: tuple[str, int]) -> None:
        case = self.desk.the_case
        place = self.list.currentRow()
        self.jobs = list(documents_one_by_one(self.desk.election, case.file, self.desk.clock, self.choices.value()))
        if not self.desk.election.case.table:
            self.jobs += jobs_of(case, (RESULT,))
        self.list.blockSignals(True)
        self.list.clear()
        for job in self.jobs:
            self.list.addItem(QListWidgetItem(job.title))
        wrap_lines(self.list, 12, 8)
        self.list.blockSignals(False)
        kind, number = ask
        fitting = (
            i for i, job in enumerate(self.jobs) if job.kind == kind and (kind == CERTIFICATE or job.round == number)
        )
        row = next(fitting, place if kind == "" else 0)
        self.list.setCurrentRow(min(max(row, 0), len(self.jobs) - 1))
        self._show()

    def _show(self) -> None:
        job = self._job()
        self.choices.setVisible(job is not None and job.kind in (CERTIFICATE, CALIBRATION))
        self.content = (self.desk.attempt(lambda: content_of(job)) if job else None) or b""
        if self.content:
            self.preview.show_pdf(self.content)
        else:
            self.preview.clear()
        self.office.setVisible(job is not None and job.office is not None)
        for made in (self.print, self.save):
            made.needs(*(certificate_action(self.desk.the_case, job.who) if job and job.kind == CERTIFICATE else ()))
            made.setEnabled(bool(self.content))

    def _job(self) -> Job | None:
        place = self.list.currentRow()
        return self.jobs[place] if 0 <= place < len(self.jobs) else None

    def _choose_again(self) -> None:
        """The choices changed: the documents are made anew, the same one stays chosen."""
        self._fill(("", 0))

    def _tell_held(self) -> None:
        lines = [f"{one.post}{one.name}的当选证书暂不能打印：{one.why.title}。" for one in held_of(self.desk.election)]
        self.held.setText("\n".join(lines))
        self.held.setVisible(bool(lines))
        self.release.setVisible(bool(self._settleable()))

    def _settleable(self) -> list[Held]:
        """Certificates held by something that a body decides; an open tie settles itself by the vote."""
        return [one for one in held_of(self.desk.election) if one.why.code != "higher-tie-open"]

    def settle(self) -> None:
        """Ask for the decision that lets a held certificate go."""
        if ReleaseDialog(self.desk, self._settleable(), self).exec():
            self.arrive()

    def hand_out(self) -> None:
        """Ask which certificates were handed out or spoiled; the register and the numbers follow."""
        if HandOutDialog(self.desk, self).exec():
            self.arrive()

    def _put_offset(self) -> None:
        """The offset of the printer that is chosen now."""
        before = self.choices.value()
        self.choices.put_offset(offset_of(self.desk.home, self.printers.name, before.paper))
        if self.desk.case is not None and self.choices.value() != before:
            self._choose_again()

    def _keep_offset(self, right: int, down: int) -> None:
        def keep() -> bool:
            keep_offset(self.desk.home, self.printers.name, (right, down), self.choices.paper.value)
            return True

        self.desk.attempt(keep)

    def _other_paper(self) -> None:
        """Another paper has its own offset; one on which nothing stands is said, and not kept."""

        def keep() -> bool:
            keep_paper(self.desk.home, self.choices.paper.value)
            return True

        if self.desk.attempt(keep):
            self.choices.put_offset(offset_of(self.desk.home, self.printers.name, self.choices.paper.value))
        self._choose_again()

    def _show_papers(self) -> None:
        """The papers of this stage, also empty, in large, and for the office program."""
        self.desk.stage = RESULT
        self.desk.go("papers")

    def _tell_sent(self) -> None:
        """What was handed to printers last, and what became of it."""
        self.sent.setText("\n".join(one.line for one in self.desk.prints.sent))
        self.sent.setVisible(bool(self.desk.prints.sent))

    def _tell_scans(self) -> None:
        lines = [f"已附：{one.name}\n{one.sha256[:32]}\n{one.sha256[32:]}" for one in self.desk.election.attachments]
        self.scans.setText("\n".join(lines))
        self.scans.setVisible(bool(lines))

    def _forget(self) -> None:
        """Another case is on the desk: nothing of the former one stays on screen."""
        self.jobs, self.content = [], b""
        self.list.clear()
        self.preview.clear()

    def _folder(self) -> Path:
        return self.desk.the_case.file.path.parent

    def _connect(self) -> None:
        self.release.clicked.connect(self.settle)
        self.register.clicked.connect(self.hand_out)
        self.printers.chosen.connect(self._put_offset)
        self.desk.prints.changed.connect(self._tell_sent)
        self.choices.moved.connect(self._keep_offset)
        self.choices.papered.connect(self._other_paper)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self.print.setFocus())
        self.choices.chosen.connect(self._choose_again)
        self.print.clicked.connect(self.print_now)
        self.save.clicked.connect(self.save_pdf)
        self.office.clicked.connect(self.save_office)
        self.attach.clicked.connect(self.attach_scan)
        self.export.clicked.connect(self.export_ballots)
        self.papers.clicked.connect(self._show_papers)
        self.back.clicked.connect(lambda: self.desk.go("verdict"))
        self.desk.opened.connect(self._forget)

    def _lay_out(self) -> None:
        self.column.setSpacing(12)
        self.column.addLayout(row(label("打印", "title"), 1, self.papers, self.back))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        under: tuple[QWidget, ...] = (
            self.office,
            self.choices,
            self.printers,
            self.held,
            self.release,
            self.register,
            self.scans,
            self.sent,
        )
        for widget in under:
            left.addWidget(widget)
            widget.setMaximumWidth(px(_SIDE))
        self.list.setFixedWidth(px(_SIDE))
        dress(self.list.verticalScrollBar(), SLIM)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addWidget(self.preview, 1)
        self.column.addLayout(middle, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        for one in (self.print, self.save, self.attach, self.export):
            below.addWidget(one)
        below.addStretch(1)
        self.column.addLayout(below)
