"""Starting and ending: one program, its files, its log, and mistakes that stay calm."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QtMsgType
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.resources import path as resource
from sla_desktop.ui import errors, start
from sla_desktop.ui.errors import FaultDialog, Faults
from sla_desktop.ui.single import SingleInstance
from tests.ui.shell.bench import settle

ROOT = Path(__file__).resolve().parents[3]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there the session ends otherwise")


# what cannot work


@pytest.mark.parametrize(
    ("pyside", "python", "refused"),
    [
        ("6.12.0", (3, 11), True),
        ("6.12.0", (3, 10), True),
        ("6.12.0", (3, 12), False),
        ("6.11.3", (3, 11), False),
        ("6.12.1", (3, 11), False),
    ],
)
def test_the_pair_that_kills_the_program_is_refused(
    pyside: str, python: tuple[int, int], refused: bool
) -> None:
    sentence = start.unfit(pyside, python)
    assert bool(sentence) == refused
    assert "\n" not in sentence


# one program


@pytest.fixture
def first(tmp_path: Path, qapp: QApplication) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    assert made.is_first([])
    yield made
    made.close()


def test_a_second_start_hands_its_files_over(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(first.asked) as caught:
        assert not SingleInstance(tmp_path).is_first([Path("a b.sladraft"), Path("ü.docx")])
    assert caught.args == [[tmp_path / "a b.sladraft", tmp_path / "ü.docx"]]
    with qtbot.waitSignal(first.asked) as caught:
        assert not SingleInstance(tmp_path).is_first([])
    assert caught.args == [[]]


def test_another_library_is_another_program(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.is_first([])
    other.close()


@pytest.mark.parametrize("words", [b"no json", b"{}", b'"text"', b"\xff\xfe", b"x" * 200_000])
def test_what_is_no_message_of_ours_is_ignored(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, words: bytes
) -> None:
    heard: list[object] = []
    first.asked.connect(heard.append)
    mark = SingleInstance(tmp_path).name
    stranger = QLocalSocket()
    stranger.connectToServer(mark)
    assert stranger.waitForConnected(1000)
    stranger.write(QByteArray(words))
    stranger.waitForBytesWritten(1000)
    stranger.disconnectFromServer()
    with qtbot.waitSignal(first.asked):  # a true one afterwards still arrives
        assert not SingleInstance(tmp_path).is_first([])
    assert heard == [[]]


def test_paths_that_are_no_text_are_left_out(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(SingleInstance(tmp_path).name)
    assert stranger.waitForConnected(1000)
    stranger.write(QByteArray(json.dumps(["/a", 5, None]).encode()))
    with qtbot.waitSignal(first.asked) as caught:
        stranger.disconnectFromServer()
    assert caught.args == [[Path("/a")]]


# mistakes


def mistake(words: str) -> Exception:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


@pytest.fixture
def faults(tmp_path: Path, qapp: QApplication) -> Iterator[Faults]:
    made = Faults(tmp_path / "logs")
    yield made
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, FaultDialog):
            dialog.close()
    settle()


def dialogs() -> list[FaultDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, FaultDialog)]


def test_a_mistake_is_told_once_calmly_and_written_down(faults: Faults) -> None:
    faults.report(mistake("first"))
    faults.report(mistake("second"))
    (dialog,) = dialogs()
    assert "Everything you wrote is saved." in dialog.words.text()
    assert str(faults.log) in dialog.words.text()
    assert "Traceback" not in dialog.words.text()
    assert "ValueError: first" in faults.log.read_text(encoding="utf-8")
    assert "ValueError: second" in faults.log.read_text(encoding="utf-8")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Go on").click()
    settle()
    assert dialogs() == []
    faults.report(mistake("third"))
    assert len(dialogs()) == 1


def test_work_that_is_not_safe_is_not_called_so(faults: Faults) -> None:
    faults.make_safe = bool  # False
    faults.report(mistake("x"))
    assert "could not be saved" in dialogs()[0].words.text()


def test_a_mistake_while_making_safe_is_no_second_one(faults: Faults) -> None:
    def fail() -> bool:
        raise mistake("deeper")

    faults.make_safe = fail
    faults.report(mistake("x"))
    assert "could not be saved" in dialogs()[0].words.text()
    assert "deeper" in faults.log.read_text(encoding="utf-8")


def test_mistakes_of_all_kinds_are_taken(
    faults: Faults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers: list[Callable[..., None]] = []
    monkeypatch.setattr(errors, "qInstallMessageHandler", handlers.append)
    before = (sys.excepthook, threading.excepthook)
    try:
        faults.watch()
        error = mistake("in the window")
        sys.excepthook(type(error), error, None)
        thread = threading.Thread(target=fail_in_thread)
        thread.start()
        thread.join()
        handlers[0](QtMsgType.QtWarningMsg, None, "something of Qt")
        handlers[0](QtMsgType.QtDebugMsg, None, "nothing to keep")
    finally:
        sys.excepthook, threading.excepthook = before
    settle()
    log = faults.log.read_text(encoding="utf-8")
    for words in ("in the window", "in a thread", "something of Qt"):
        assert words in log
    assert "nothing to keep" not in log
    assert len(dialogs()) == 1


def fail_in_thread() -> None:
    raise mistake("in a thread")


def test_the_log_does_not_grow_for_ever(faults: Faults) -> None:
    for _ in range(30):
        faults.report(mistake("x" * 100_000))
    files = list(faults.log.parent.iterdir())
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 2_500_000


# the program itself, in a process of its own


class Program:
    """The program in its window, without a screen."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sla_desktop", *arguments],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def waits_for(self, file: Path) -> None:
        """Until the program has made a file, or has ended."""
        for _ in range(600):
            if file.exists() or self.process.poll() is not None:
                break
            time.sleep(0.05)
        assert file.exists(), self.process.communicate(timeout=5)

    def ends(self) -> tuple[int, str]:
        """Exit code and what it said on standard error, but for the platform's own words."""
        _, said = self.process.communicate(timeout=60)
        lines = [line for line in said.decode().splitlines() if "This plugin" not in line]
        return self.process.returncode, "\n".join(lines)


@pytest.fixture
def run() -> Iterator[Callable[..., Program]]:
    """Starts the program; what a test leaves running is ended."""
    started: list[Program] = []

    def made(*arguments: str) -> Program:
        started.append(Program(*arguments))
        return started[-1]

    yield made
    for program in started:
        program.process.kill()
        program.process.communicate()


@POSIX
def test_it_starts_takes_files_and_ends_when_it_is_told(
    home: Path, run: Callable[..., Program]
) -> None:
    program = run()
    program.waits_for(home / "logs")
    sample = resource("samples", "office-cleaning.sladraft")
    agreement = home / "agreements" / "office-cleaning" / "agreement.json"
    second = run(str(sample))
    assert second.ends() == (0, "")
    program.waits_for(agreement)
    program.process.send_signal(signal.SIGTERM)
    assert program.ends() == (0, "")


@POSIX
def test_it_starts_after_a_kill(home: Path, run: Callable[..., Program]) -> None:
    sample = resource("samples", "office-cleaning.sladraft")
    agreement = home / "agreements" / "office-cleaning" / "agreement.json"
    first = run(str(sample))
    first.waits_for(agreement)
    first.process.kill()
    first.process.wait()
    agreement.rename(agreement.with_name("away"))
    again = run(str(sample))
    again.waits_for(agreement)
    again.process.send_signal(signal.SIGTERM)
    assert again.ends() == (0, "")


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SLA_DESKTOP_HOME", str(tmp_path / "file" / "home"))
    program = """
import sys
from PySide6.QtWidgets import QDialog
from sla_desktop.ui.start import run
QDialog.exec = lambda self: print(self.words.text())
sys.exit(run([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "cannot be used" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_file_that_the_system_opens_is_told() -> None:
    program = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from sla_desktop.ui.start import Application
app = Application([])
app.file_wanted.connect(print)
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile("/tmp/x.sladraft")))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.strip().endswith("x.sladraft")
