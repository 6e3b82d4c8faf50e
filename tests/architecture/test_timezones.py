"""Time zones come with the program: Windows has no database of its own."""

import os
import subprocess
import sys

PROGRAM = """
import zoneinfo
from datetime import datetime

assert zoneinfo.TZPATH == (), zoneinfo.TZPATH
berlin = zoneinfo.ZoneInfo("Europe/Berlin")
for month in (1, 7):
    print(datetime(2026, month, 1, 12, tzinfo=berlin).isoformat())
"""


def test_zones_are_known_without_a_system_database() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONTZPATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["2026-01-01T12:00:00+01:00", "2026-07-01T12:00:00+02:00"]
