"""The look in the export dialog: folded away, remembered, told where it does not fit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog
from pytestqt.qtbot import QtBot

from sla_desktop.app.firm_logo import FIRM_LOGO, load_logo
from sla_desktop.app.settings import ExportLook, Settings
from sla_desktop.export.options import ExportOptions
from sla_desktop.reading.logos import read_logo
from sla_desktop.ui.export_dialog import ExportDialog
from sla_desktop.ui.export_look import LookPart
from tests.export.docx_read import Read, q, text_of
from tests.export.pictures import logo
from tests.ui.export_dialog.test_export_dialog import NOW, Scene, judged, leave, put_on

CHOSEN = ExportLook(page_size="Letter", accent="0F766E", draft_mark=False, guidance=True)


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Scene]:
    put_on(qapp, "light")
    made = Scene(tmp_path)
    yield made
    leave(made)


def look(scene: Scene) -> LookPart:
    return scene.dialog.form.look


def answer(part: LookPart, picture: Path) -> None:
    """Other answers than those it comes with."""
    picture.write_bytes(logo())
    part.paper.set_value("Letter")
    part.accent.show_text("#0f766e")
    part.logo.take_file(str(picture))
    part.line.show_text("For both parties only")
    part.draft_mark.setChecked(False)
    part.guidance.setChecked(True)


def test_it_is_folded_away_and_changes_nothing(scene: Scene, qtbot: QtBot) -> None:
    part = look(scene)
    assert not part.paper.isVisible()
    assert part.options() == ExportOptions()
    before = scene.dialog.height()
    part.fold.click()
    assert part.paper.isVisible()
    qtbot.waitUntil(lambda: scene.dialog.height() > before)
    part.fold.click()
    qtbot.waitUntil(lambda: scene.dialog.height() == before)


def test_the_answers_reach_the_document(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    answer(look(scene), tmp_path / "logo.png")
    scene.dialog.form.choose_format("docx")
    scene.export(qtbot)
    opened = Read((scene.folder / f"{scene.name}.docx").read_bytes())
    size = opened.body.find(q("w:sectPr/w:pgSz"))
    assert size is not None
    assert size.get(q("w:w")) == "12240"
    assert "0F766E" in opened.archive.read("word/styles.xml").decode()
    assert opened.archive.read("word/media/logo.png") == read_logo(logo())
    assert "For both parties only" in text_of(opened.part("word/footer1.xml"))
    assert b"WaterMark" not in opened.archive.read("word/header1.xml")
    assert opened.paragraphs("NoteGuidance")


def test_the_answers_are_remembered(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    answer(look(scene), tmp_path / "logo.png")
    chosen = look(scene).options()
    scene.export(qtbot)
    scene.settings.save()
    kept = Settings(tmp_path / "settings.ini")
    assert kept.export_look == CHOSEN
    assert kept.confidentiality("sla-1") == "For both parties only"
    assert load_logo(scene.library.folder) == read_logo(logo())
    again = ExportDialog(
        scene.session, judged(scene.session.agreement), kept, scene.library, lambda: NOW
    )
    assert again.form.look.options() == chosen
    again.close()


def test_the_line_of_one_agreement_is_not_that_of_another(scene: Scene, qtbot: QtBot) -> None:
    look(scene).line.show_text("")
    scene.export(qtbot)
    assert scene.settings.confidentiality("sla-1") == ""
    assert scene.settings.confidentiality("sla-2") is None
    look(scene).line.show_text(scene.session.agreement.confidentiality)
    look(scene).remember(scene.settings, scene.library.folder)
    assert scene.settings.confidentiality("sla-1") is None


def test_a_logo_can_be_left_out_and_put_back(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    answer(look(scene), tmp_path / "logo.png")
    look(scene).logo.tick.setChecked(False)
    assert look(scene).options().logo == b""
    scene.export(qtbot)
    assert not scene.settings.export_look.logo
    assert load_logo(scene.library.folder) == read_logo(logo())


@pytest.mark.parametrize("data", [b"", b"<svg/>", logo()[:90]])
def test_a_bad_picture_is_refused_in_one_sentence(
    scene: Scene, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "bad.png").write_bytes(data)
    look(scene).logo.take_file(str(tmp_path / "bad.png"))
    assert look(scene).logo.problem.count(". ") == 0
    assert look(scene).logo.problem.endswith(".")
    assert look(scene).options().logo == b""


def test_a_picture_is_chosen_with_the_systems_dialog(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(logo())
    look(scene).logo.choose_button.click()
    chooser = look(scene).logo.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "logo.png"))
    assert look(scene).options().logo == read_logo(logo())
    chooser.close()


def test_a_colour_that_is_none_is_refused_as_it_is_typed(scene: Scene, qtbot: QtBot) -> None:
    part = look(scene)
    qtbot.keyClicks(part.accent.line, "red")
    assert "is no colour" in part.accent.problem
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy
    assert part.accent.isVisible()
    part.pick_button.click()
    picker = part.findChild(QColorDialog)
    assert picker is not None
    picker.colorSelected.emit(QColor("#7A1F2B"))
    picker.close()
    assert (part.accent.problem, part.options().accent) == ("", "7A1F2B")


def test_a_logo_that_cannot_be_kept_stops_the_export(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    (scene.library.folder / FIRM_LOGO).mkdir()
    answer(look(scene), tmp_path / "logo.png")
    qtbot.mouseClick(scene.dialog.export_button, Qt.MouseButton.LeftButton)
    assert not scene.dialog.exporting.busy
    assert FIRM_LOGO in scene.said()
