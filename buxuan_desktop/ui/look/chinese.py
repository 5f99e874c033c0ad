"""Qt's own words in Chinese: its translation, and the few words of its file dialog that the translation leaves out."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

_LEFT_OUT = {
    "&Look in:": "位置(&L)：",
    "Look in:": "位置：",
    "Files of &type:": "类型(&T)：",
    "Files of type:": "类型：",
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "Drive": "磁盘",
    "%1 File": "%1 文件",
    "File": "文件",
    "Alias": "快捷方式",
    "Shortcut": "快捷方式",
}


class LeftOut(QTranslator):
    """Words that `qtbase_zh_CN` does not know; asked before it."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The word, or None to let the next translation answer."""
        del context, disambiguation, n
        return _LEFT_OUT.get(source)


def speak_chinese(application: QApplication) -> None:
    """Install both translations and the Chinese locale."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    owner: QObject = application
    own = QTranslator(owner)
    if own.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)
    application.installTranslator(LeftOut(owner))
