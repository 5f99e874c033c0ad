"""Our own bugs crash loudly: a log file and a banner that stops all work, never a wrong number."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication


def install(log: Path, after: Callable[[], None]) -> None:
    """From now on an exception nobody foresaw is logged, told and ends the program; `after` closes the case."""

    def crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Here, because no start of the window waits for it.
        from buxuan_desktop.app.error_log import keep

        try:
            keep(log, error)
        except OSError:
            sys.__excepthook__(kind, error, trace)
        tell(log)
        after()
        QApplication.exit(3)

    sys.excepthook = crash


def tell(log: Path) -> None:
    """The blocking banner."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "程序出错，已停止", "程序出现了没有料到的错误，已经停止工作。")
    box.setInformativeText(
        "已经录入的选票都在案卷文件里。请关闭程序后重新打开，从下一张票接着录；"
        f"再次出错请联系技术人员，并提供日志 {log}。"
    )
    box.addButton("关闭程序", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
