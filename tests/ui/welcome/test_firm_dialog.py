"""My firm can be read and changed at any time."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sla_desktop.app.firm import FIRM_FILE, Firm, keep_firm, load_firm
from sla_desktop.app.firm_logo import FIRM_LOGO, load_logo
from sla_desktop.reading.logos import read_logo
from sla_desktop.ui.firm_dialog import FirmDialog
from tests.export.pictures import logo
from tests.ui.welcome.bench import rich_labels, unnamed


def shown(qtbot: QtBot, folder: Path) -> FirmDialog:
    dialog = FirmDialog(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_known_stands_there_and_a_change_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    keep_firm(tmp_path, Firm(name="Alder", phone="0113"))
    dialog = shown(qtbot, tmp_path)
    assert dialog.form.line("phone").text == "0113"
    assert unnamed(dialog) == []
    assert rich_labels(dialog) == []
    qtbot.keyClicks(dialog.form.line("signatory").line, " Tom Alder ")
    with qtbot.waitSignal(dialog.kept) as kept:
        dialog.keep()
    assert kept.args == [Firm(name="Alder", phone="0113", signatory="Tom Alder")]
    assert load_firm(tmp_path) == Firm(name="Alder", phone="0113", signatory="Tom Alder")
    assert not dialog.isVisible()


def test_a_wrong_address_keeps_the_dialog_open(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path)
    for text in ("office", "@x.example", "a b@x.example", "a@x", "a@.example."):
        dialog.form.line("email").line.clear()
        qtbot.keyClicks(dialog.form.line("email").line, text)
        dialog.keep()
        assert dialog.isVisible(), text
    assert not (tmp_path / FIRM_FILE).exists()


def test_what_cannot_be_read_or_kept_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FIRM_FILE).write_bytes(b"{")
    dialog = shown(qtbot, tmp_path)
    assert FIRM_FILE in dialog.problem
    (tmp_path / FIRM_FILE).unlink()
    (tmp_path / FIRM_FILE).mkdir()
    dialog.keep()
    assert "not an ordinary file" in dialog.problem
    assert dialog.isVisible()


def test_a_logo_is_chosen_kept_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(logo("JPEG"))
    dialog = shown(qtbot, tmp_path)
    dialog.logo.take_file(str(tmp_path / "nothing.png"))
    assert "cannot be read" in dialog.logo.problem
    dialog.logo.take_file(str(picture))
    dialog.keep()
    assert load_logo(tmp_path) == read_logo(logo("JPEG"))
    again = shown(qtbot, tmp_path)
    assert again.logo.data == load_logo(tmp_path)
    again.logo.remove_button.click()
    again.keep()
    assert load_logo(tmp_path) == b""


def test_a_logo_that_cannot_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FIRM_LOGO).write_bytes(b"no picture")
    dialog = shown(qtbot, tmp_path)
    assert "no picture that can be read" in dialog.logo.problem
    dialog.keep()
    assert (tmp_path / FIRM_LOGO).read_bytes() == b"no picture"
