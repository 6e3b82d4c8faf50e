"""Settings come back as they were, and a damaged file is no fault."""

import subprocess
import sys
from pathlib import Path

import pytest

from sla_desktop.app.settings import ExportLook, Layout, Settings

KEPT = Layout(b"\x00\x01geometry", b"\xff\xfe")
PROGRAM = """
import sys
from pathlib import Path
from sla_desktop.app.settings import ExportLook, Layout, Settings

settings = Settings(Path(sys.argv[1]))
assert settings.theme == "contrast"
assert settings.zoom == 1.25
assert settings.layout("main") == Layout(b"\\x00\\x01geometry", b"\\xff\\xfe")
assert settings.layout("welcome") == Layout()
assert settings.place("sla-1") == "sections.levels, the second"
"""


def test_what_was_set_is_read_by_the_next_process(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.ini"
    settings = Settings(path)
    settings.theme = "contrast"
    settings.zoom = 1.25
    settings.keep_layout("main", KEPT)
    settings.keep_place("sla-1", "sections.levels, the second")
    settings.save()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_was_never_set_is_as_the_system_says(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert (settings.theme, settings.zoom) == ("system", 1.0)
    assert (settings.layout("main"), settings.place("sla-1")) == (Layout(), "")


@pytest.mark.parametrize(
    "text",
    [
        "[look]\ntheme=purple\nzoom=9000\n[main]\ngeometry=no base64!\npanes=a, b, c\n",
        "[look]\ntheme=\nzoom=true\n[main]\ngeometry=@Invalid()\npanes=@ByteArray(\\0)\n",
        "\x00\xff not a settings file at all",
    ],
)
def test_a_file_edited_by_hand_counts_as_not_set(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(text, encoding="latin-1")
    settings = Settings(path)
    assert (settings.theme, settings.zoom, settings.layout("main")) == ("system", 1.0, Layout())


def test_the_look_of_the_last_export_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    assert (settings.export_look, settings.confidentiality("a")) == (ExportLook(), None)
    chosen = ExportLook("Letter", "0F766E", False, False, True)
    settings.export_look = chosen
    settings.keep_confidentiality("a", "")
    settings.keep_confidentiality("b", '=1, "two"; 3')
    settings.save()
    again = Settings(path)
    assert again.export_look == chosen
    assert (again.confidentiality("a"), again.confidentiality("b")) == ("", '=1, "two"; 3')
    again.keep_confidentiality("a", None)
    assert again.confidentiality("a") is None


def test_a_look_edited_by_hand_counts_as_not_set(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text('[export]\nlook="{\\"page_size\\":\\"A3\\"}"\n', encoding="utf-8")
    assert Settings(path).export_look == ExportLook()
