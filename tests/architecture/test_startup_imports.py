"""Starting is quick because what is heavy is loaded by the work that needs it."""

import subprocess
import sys

import pytest

HEAVY = {"PySide6", "docx", "holidays", "openpyxl", "pypdfium2", "reportlab"}
START = {
    "the import": ("-c", "import sla_desktop.cli"),
    "the list of templates": ("-m", "sla_desktop", "templates"),
}


def loaded_by(*arguments: str) -> set[str]:
    """Top-level packages that a new Python loads, told by its own ``-X importtime``."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize("arguments", START.values(), ids=START.keys())
def test_nothing_heavy_is_loaded(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "sla_desktop" in loaded
    assert loaded & HEAVY == set()


def test_a_heavy_import_would_be_seen() -> None:
    assert loaded_by("-c", "import docx") & HEAVY == {"docx"}
