"""What a command says: one line when it refuses, JSON when it is asked for it."""

import json
import re
from typing import Any

import pytest

from sla_desktop.cli import main

Capture = pytest.CaptureFixture[str]


def refused(capsys: Capture, *argv: str) -> str:
    """The one line that a refused command prints."""
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"sla-desktop: [^\n]+\n", said.err), said.err
    assert "Traceback" not in said.err
    return said.err


def shown(capsys: Capture, *argv: str) -> Any:
    """What a command prints as JSON."""
    assert main(argv) in (0, 1)
    return json.loads(capsys.readouterr().out)
