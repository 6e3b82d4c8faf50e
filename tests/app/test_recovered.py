"""A recovered agreement is told plainly to the owner, and exactly to the log."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from sla_desktop.app.recovered import detail, told
from sla_desktop.storage.opened import Recovery

BERLIN = dt.timezone(dt.timedelta(hours=2))
RECOVERY = Recovery(
    file=Path("library/agreement.json"),
    problem="is not what was written",
    source=Path("library/g000003.json"),
    saved=dt.datetime(2027, 5, 9, 22, 5, tzinfo=dt.UTC),
    put_aside=Path("library/agreement.corrupt-1.json"),
)


def words(recovery: Recovery) -> str:
    return told(recovery, BERLIN).replace("\u00a0", " ")


def test_the_owner_hears_what_of_when_and_what_may_be_missing() -> None:
    assert words(RECOVERY) == (
        "The file of this agreement was damaged, so you see it as it was saved on "
        "10 May 2027 at 00:05. Only what was changed after that may be lost. The damaged file is "
        "kept, too. The versions that you kept by name are under Versions."
    )


def test_a_missing_file_is_not_called_damaged() -> None:
    said = words(replace(RECOVERY, damaged=False, put_aside=None))
    assert said.startswith("The file of this agreement was missing, so you see it")
    assert "amaged" not in said


def test_the_log_has_files_and_reasons() -> None:
    said = detail(replace(RECOVERY, unhealed="The disk is full."))
    for part in (
        "agreement.json",
        "not what was written",
        "g000003.json",
        "corrupt-1",
        "The disk is full.",
    ):
        assert part in said
    assert "Not on the disk" not in detail(RECOVERY)
