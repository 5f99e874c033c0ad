"""A printing system of its own: cupsd in a temporary folder, with a PDF printer of cups-pdf and one that takes PDF.

Needs root, because cups-pdf works for root alone; whatever is missing, `Cups.start` skips with a sentence.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

PAPER, DIRECT = "paper", "direct"
"""The printer of cups-pdf (PostScript inside), and one that takes PDF as modern printers do."""
PATIENCE = 60
_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
_ETC = Path("/etc/cups")
_MODEL = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"

_CUPSD = """
LogLevel warn
Listen localhost:{port}
Browsing Off
WebInterface No
IdleExitTimeout 0
DirtyCleanInterval 0
DefaultAuthType None
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess default
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {here}/etc
RequestRoot {spool}
TempDir {spool}/tmp
CacheDir {here}/cache
StateDir {here}/state
AccessLog {here}/log/access
ErrorLog {here}/log/error
PageLog {here}/log/page
FileDevice Yes
SystemGroup root
User lp
Group lp
Sandboxing relaxed
"""
_CUPS_PDF = """
Out {out}
AnonDirName {out}
Spool {here}/cups-pdf
Log {here}/log
Label 1
DecodeHexStrings 1
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DIRECT.PPD"
*Manufacturer: "Test"
*Product: "(Direct)"
*ModelName: "Direct"
*ShortNickName: "Direct"
*NickName: "Takes PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.2
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
{sheets}"""
_SHEETS = {"A4": (595, 842), "A3": (842, 1191), "A5": (420, 595)}


def _ppd() -> str:
    """A printer of three sheets that takes PDF; its margins are nothing."""
    lines = []
    for key in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{key}/Sheet: PickOne", f"*Default{key}: A4"]
        lines += [f'*{key} {name}/{name}: "<</PageSize[{w} {h}]>>setpagedevice"' for name, (w, h) in _SHEETS.items()]
        lines += [f"*CloseUI: *{key}"]
    lines += ["*DefaultImageableArea: A4", "*DefaultPaperDimension: A4"]
    lines += [f'*ImageableArea {name}: "0 0 {w} {h}"' for name, (w, h) in _SHEETS.items()]
    lines += [f'*PaperDimension {name}: "{w} {h}"' for name, (w, h) in _SHEETS.items()]
    return _PPD.format(sheets="\n".join(lines) + "\n")


class Cups:
    """One running printing system; `out` is the folder that paper falls into."""

    def __init__(self) -> None:
        # Not in pytest's folder: that is closed to the printing system's own user, again at each session's start.
        here = Path(tempfile.mkdtemp(prefix="buxuan-cups-"))
        here.chmod(0o711)
        self.here, self.out, self.spool = here, here / "out", here / "spool"
        self.settings = _ETC / f"cups-pdf-{here.name}.conf"
        self.port = _free_port()
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it with both printers, the PDF printer as the usual one; skips where that cannot be."""
        for command in ("cupsd", "lp", "lpstat", "lpadmin", "gs"):
            if shutil.which(command, path=f"{os.environ['PATH']}:/usr/sbin") is None:
                pytest.skip(f"no {command} on this machine: apt-get install cups printer-driver-cups-pdf")
        if not _BACKEND.is_file():
            pytest.skip("no cups-pdf on this machine: apt-get install printer-driver-cups-pdf")
        if os.geteuid() != 0:
            pytest.skip("cups-pdf works for root alone")
        self._lay_out()
        self.run()
        self.admin("-p", PAPER, "-E", "-v", f"cups-pdf:/{self.settings.stem.removeprefix('cups-pdf-')}", "-m", _MODEL)
        ppd = self.here / "direct.ppd"
        ppd.write_text(_ppd(), encoding="utf-8")
        direct = self.out / "direct.pdf"
        direct.touch(mode=0o666)
        direct.chmod(0o666)
        self.admin("-p", DIRECT, "-E", "-v", f"file:{direct}", "-P", str(ppd))
        self.admin("-d", PAPER)

    def run(self) -> None:
        """Run the daemon, and wait until it answers."""
        daemon = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin")
        assert daemon is not None
        self._daemon = subprocess.Popen(
            [daemon, "-f", "-c", str(self.here / "cupsd.conf"), "-s", str(self.here / "cups-files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.until(lambda: self._answers(), "cupsd does not answer")

    def kill(self) -> None:
        """End the daemon with all that it started."""
        if self._daemon is not None:
            self.hang(hanging=False)
            self._daemon.terminate()
            self._daemon.wait()
            self._daemon = None

    def hang(self, *, hanging: bool) -> None:
        """Stop it in the middle of everything, or let it go on."""
        if self._daemon is not None:
            self._daemon.send_signal(signal.SIGSTOP if hanging else signal.SIGCONT)

    def clean_up(self) -> None:
        """Nothing is left."""
        self.kill()
        self.settings.unlink(missing_ok=True)
        shutil.rmtree(self.here, ignore_errors=True)

    def admin(self, *arguments: str, command: str = "lpadmin") -> None:
        """One command of whoever looks after the printers."""
        subprocess.run(
            [shutil.which(command, path=f"{os.environ['PATH']}:/usr/sbin") or command, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )

    @property
    def environment(self) -> dict[str, str]:
        """What leads the commands here and nowhere else."""
        return {**os.environ, **self.leads}

    @property
    def leads(self) -> dict[str, str]:
        """The variables that lead the commands here."""
        return {"CUPS_SERVER": f"localhost:{self.port}", "HOME": str(self.here)}

    def fallen_out(self, number: int) -> list[bytes]:
        """The sheets of the PDF printer in order of their jobs, once there are so many and the queue is empty."""
        self.until(lambda: len(self.sheets()) >= number and not self._queue(), "nothing came out of the printer")
        return [path.read_bytes() for path in self.sheets()][-number:]

    def direct(self) -> bytes:
        """What the printer that takes PDF was given last, once its queue is empty."""
        self.until(lambda: not self._queue() and self._direct().endswith(b"%%EOF"), "nothing came directly")
        return self._direct()

    def taken(self) -> bytes:
        """What lies at the printer that takes PDF, nothing at first."""
        return self._direct()

    def last_job(self) -> bytes:
        """What the printing system wrote down about its last job (IPP attributes); it does so a moment later."""
        return max(self.spool.glob("c[0-9]*"), key=lambda one: one.name).read_bytes()

    @staticmethod
    def until(there: object, why: str) -> None:
        """Wait for something of another program."""
        assert callable(there)
        end = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < end, why
            time.sleep(0.05)

    def _direct(self) -> bytes:
        return (self.out / "direct.pdf").read_bytes().rstrip()

    def sheets(self) -> list[Path]:
        """The sheets of the PDF printer that are whole, in order of their jobs."""
        whole = [path for path in self.out.glob("*job*.pdf") if path.read_bytes().rstrip().endswith(b"%%EOF")]
        return sorted(whole, key=_job_of)

    def _queue(self) -> str:
        told = subprocess.run(
            ["lpstat", "-o"], env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return told.stdout.strip()

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("localhost", self.port)) == 0

    def _lay_out(self) -> None:
        for folder in ("etc/ppd", "etc/ssl", "cache", "state", "log", "out", "cups-pdf"):
            (self.here / folder).mkdir(parents=True, exist_ok=True)
        lay_spool(self.spool)
        self.out.chmod(0o777)
        self.write_settings(self.spool)
        self.settings.write_text(_CUPS_PDF.format(out=self.out, here=self.here), encoding="utf-8")

    def write_settings(self, spool: Path) -> None:
        """Its settings, with the folder in which documents wait."""
        (self.here / "cupsd.conf").write_text(_CUPSD.format(port=self.port), encoding="utf-8")
        (self.here / "cups-files.conf").write_text(_FILES.format(here=self.here, spool=spool), encoding="utf-8")


def lay_spool(spool: Path) -> None:
    """A folder in which documents can wait."""
    (spool / "tmp").mkdir(parents=True, exist_ok=True)
    for folder, mode in ((spool, 0o711), (spool / "tmp", 0o1770)):
        shutil.chown(folder, "root", "lp")
        folder.chmod(mode)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _job_of(path: Path) -> int:
    digits = path.name.split("job_", 1)[-1].split("-", 1)[0].split(".", 1)[0]
    return int(digits) if digits.isdigit() else 0
