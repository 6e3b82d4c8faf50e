"""The whole library in one file, and back without overwriting anything."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sla_desktop.storage.backup import BadBackupError, back_up, restore
from sla_desktop.storage.errors import StoreError
from tests.storage.samples import agreement, filled

MADE = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_a_backup_restores_into_an_empty_library(tmp_path: Path) -> None:
    source = filled(tmp_path / "a", "one", "two")
    logo = source.put_image(b"\x89PNG logo")
    source.load("one")
    source.save(agreement("one", title="Title 1", words=9))
    source.keep_version(agreement("one", title="As sent"), "Sent to customer", MADE)
    source.close_all()
    target = filled(tmp_path / "b")
    result = restore(target, back_up(source, MADE, {"firm.json": b"{}"}), "x.slabackup")
    assert sorted(result.added) == ["Title 1", "Title 2"]
    assert (result.made, result.extras) == (MADE, {"firm.json": b"{}"})
    restored = target.load("one", read_only=True).agreement
    assert restored == source.load("one", read_only=True).agreement
    assert [v.label for v in target.list_versions("one")] == ["Sent to customer"]
    assert target.load_version("one", 1).title == "As sent"
    assert logo
    target.load("one")  # nothing was left locked


def test_images_travel_with_the_agreements_that_name_them(tmp_path: Path) -> None:
    from msgspec.structs import replace

    source = filled(tmp_path / "a")
    name = source.put_image(b"\x89PNG logo")
    source.add(replace(agreement("one"), logo=name))
    source.close_all()
    target = filled(tmp_path / "b")
    restore(target, back_up(source, MADE, {}), "x")
    assert target.image(name) == b"\x89PNG logo"


def test_what_is_there_and_differs_is_kept_and_the_backup_becomes_a_version(
    tmp_path: Path,
) -> None:
    library = filled(tmp_path, "one", "two")
    backup = back_up(library, MADE, {})
    library.load("one")
    library.save(agreement("one", title="Newer"))
    library.close_all()
    result = restore(library, backup, "x")
    assert (result.added, result.kept_as_version, result.unchanged) == (
        (),
        ("Title 1",),
        ("Title 2",),
    )
    assert library.load("one", read_only=True).agreement.title == "Newer"
    (version,) = library.list_versions("one")
    assert (version.label, version.moment) == ("From the backup of 2027-03-01", MADE)


def test_a_version_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.keep_version(agreement("one"), "Good", MADE)
    library.keep_version(agreement("one"), "Bad", MADE)
    (bad,) = tmp_path.rglob("v000002.json")
    bad.write_bytes(b"")
    target = filled(tmp_path / "b")
    restore(target, back_up(library, MADE, {}), "x")
    assert [v.label for v in target.list_versions("one")] == ["Good"]


def test_an_agreement_that_cannot_be_read_stops_the_backup(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    (file,) = tmp_path.rglob("agreement.json")
    for damaged in file.parent.rglob("*.json"):
        damaged.write_bytes(b"")
    with pytest.raises(StoreError):
        back_up(library, MADE, {})


def packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_json", ".json"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (packed(other=b"x"), "no backup of SLA Desktop"),
        (packed(backup_json=b"{}"), "no backup of SLA Desktop"),
        (
            packed(
                backup_json=b'{"format":"sla-desktop-backup/1","made":"2027-03-01T12:00:00Z",'
                b'"agreements":[{"id":"one","file":"gone.json"}]}'
            ),
            "no backup of SLA Desktop",
        ),
        (packed(big=b"0" * (64 * 1024 * 1024 + 1)), "far too much"),
    ],
)
def test_what_is_no_backup_changes_nothing(data: bytes, says: str, tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    with pytest.raises(BadBackupError, match=says):
        restore(library, data, "x.slabackup")
    assert [entry.id for entry in library.list()] == ["one"]
