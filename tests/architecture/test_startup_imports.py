"""Starting is quick because what is heavy is loaded by the work that needs it."""

import subprocess
import sys

import pytest

HEAVY = {"PySide6", "docx", "holidays", "openpyxl", "pypdfium2", "reportlab"}
START = {
    "the import": ("-c", "import sla_desktop.cli"),
    "the list of templates": ("-m", "sla_desktop", "templates"),
}


def modules_of(*arguments: str) -> set[str]:
    """Modules that a new Python loads, told by its own ``-X importtime``."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def loaded_by(*arguments: str) -> set[str]:
    """Their top-level packages."""
    return {name.split(".")[0] for name in modules_of(*arguments)}


@pytest.mark.parametrize("arguments", START.values(), ids=START.keys())
def test_nothing_heavy_is_loaded(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "sla_desktop" in loaded
    assert loaded & HEAVY == set()


def test_a_heavy_import_would_be_seen() -> None:
    assert loaded_by("-c", "import docx") & HEAVY == {"docx"}


def test_the_welcome_window_is_there_before_the_checks_and_the_composing() -> None:
    loaded = modules_of("-c", "import sla_desktop.ui.start, sla_desktop.ui.desktop")
    assert "sla_desktop.ui.welcome" in loaded
    assert loaded & {"sla_desktop.checks.judge", "sla_desktop.document.compose"} == set()
