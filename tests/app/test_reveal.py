"""Each system shows a file in its folder in its own way."""

from pathlib import Path

from PySide6.QtCore import QUrl

from sla_desktop.app.reveal import show_in_folder

FILE = Path("/some/where/my file.docx")


def asked(system: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    started: list[tuple[str, list[str]]] = []
    opened: list[str] = []

    def start(program: str, arguments: list[str]) -> None:
        started.append((program, arguments))

    def open_folder(url: QUrl) -> None:
        opened.append(url.toLocalFile())

    show_in_folder(FILE, system, start, open_folder)
    return started, opened


def test_windows_chooses_the_file_in_the_explorer() -> None:
    assert asked("win32") == ([("explorer.exe", ["/select,", str(FILE)])], [])


def test_macos_shows_it_in_the_finder() -> None:
    assert asked("darwin") == ([("open", ["-R", str(FILE)])], [])


def test_elsewhere_the_folder_is_opened() -> None:
    assert asked("linux") == ([], ["/some/where"])
