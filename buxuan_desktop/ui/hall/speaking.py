"""Reading back what was keyed, for the one who calls the ballots: a Chinese voice where there is one, else a tone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech


class Speaker:
    """Off until somebody switches it on; what cannot be spoken is a short tone. `say` never waits."""

    def __init__(self) -> None:
        self.on = False
        self._voice: QTextToSpeech | None = None
        self._looked = False

    @property
    def speaks(self) -> bool:
        """Whether there is a voice that reads Chinese."""
        if not self._looked:
            self._looked = True
            self._voice = _chinese_voice()
        return self._voice is not None

    def say(self, words: str) -> None:
        """Read these words, breaking off what is being read; a tone without a voice."""
        if not self.on:
            return
        if self.speaks and self._voice is not None:
            self._voice.stop()
            self._voice.say(words)
        else:
            QApplication.beep()


def _chinese_voice() -> "QTextToSpeech | None":
    """A voice for Chinese; None where this Qt has no speech, the system no engine, or the engine no Chinese."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    for engine in QTextToSpeech.availableEngines():
        if engine == "mock":
            continue
        voice = QTextToSpeech(engine)
        chinese = [one for one in voice.availableLocales() if one.language() == QLocale.Language.Chinese]
        if chinese:
            voice.setLocale(chinese[0])
            return voice
    return None
