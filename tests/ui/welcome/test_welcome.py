"""The welcome window: go on with an agreement or begin one, by keys alone, and never stuck."""

import errno
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library
from sla_desktop.ui import theme
from sla_desktop.ui.shelf_page import ShelfPage
from sla_desktop.ui.welcome import WelcomeWindow
from tests.storage.faults import failing
from tests.storage.samples import agreement
from tests.ui.welcome.bench import (
    Bench,
    inputs,
    is_gone,
    name_of,
    rich_labels,
    settle,
    tabbed,
    unnamed,
)

Key = Qt.Key


def rows(page: ShelfPage) -> list[str]:
    model = page.list.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def names(page: ShelfPage) -> list[str]:
    return [row.split(",")[0] for row in rows(page)]


def damage(bench: Bench, agreement_id: str) -> None:
    for file in (bench.library.folder / "agreements" / agreement_id).iterdir():
        file.write_bytes(b"\0" * 100)


def chosen(window: WelcomeWindow) -> Entry:
    entry = window.home.list.entry()
    assert entry is not None
    return entry


def test_an_empty_library_invites(bench: Bench, qtbot: QtBot) -> None:
    window = bench.open()
    assert window.windowTitle() == "Welcome — SLA Desktop"
    assert "first agreement" in window.home.empty.words
    assert not window.home.search.isVisible()
    assert QApplication.activeModalWidget() is None
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "New agreement"
    qtbot.keyClick(focused, Key.Key_Space)
    assert window.windowTitle() == "New agreement — SLA Desktop"


def test_a_row_says_all_there_is_to_know(window: WelcomeWindow) -> None:
    said = [row.replace("\u00a0", " ") for row in rows(window.home)]
    parties = "Zoë Müller & Söhne and 公司"
    assert said == [
        f"Title three, {parties}, Draft, score 52 of 100, changed 2 March 2026",
        f"Title two, {parties}, Draft, score 51 of 100, changed 2 March 2026",
        f"Title one, {parties}, Draft, score 50 of 100, changed 2 March 2026",
    ]


def test_the_newest_is_chosen_and_enter_opens_it(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    assert window.focusWidget() is window.home.list
    qtbot.keyClick(window.home.list, Key.Key_Return)
    qtbot.keyClick(window.home.list, Key.Key_Down)
    qtbot.keyClick(window.home.list, Key.Key_Return)
    assert bench.opened == ["three", "two"]


def test_a_double_click_opens(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    view = window.home.list
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.opened == ["one"]


def test_search_sifts_as_one_types_and_enter_opens_what_is_found(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.home.search
    assert window.focusWidget() is search
    qtbot.keyClicks(search, "draft t")
    qtbot.keyClick(search, Key.Key_Down)
    qtbot.keyClick(search, Key.Key_Return)
    assert bench.opened == ["two"]
    qtbot.keyClicks(search, "itle tw")
    assert names(window.home) == ["Title two"]
    qtbot.keyClicks(search, "xyz")
    assert rows(window.home) == []
    qtbot.keyClick(search, Key.Key_Return)
    assert bench.opened == ["two"]
    qtbot.keyClick(search, Key.Key_Escape)
    assert len(rows(window.home)) == 3


def test_a_name_is_changed_in_its_place(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(window.home.list, Key.Key_F2)
    editor = window.home.list.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName()
    editor.selectAll()
    qtbot.keyClicks(editor, "Care of the shop")
    qtbot.keyClick(editor, Key.Key_Return)
    settle()
    assert bench.titles()[0] == "Care of the shop"
    assert names(window.home)[0] == "Care of the shop"
    assert window.focusWidget() is window.home.list  # the next key is the list's again
    Library(bench.library.folder).load("three")  # nothing was left locked


def test_a_name_that_cannot_be_saved_is_told(window: WelcomeWindow, bench: Bench) -> None:
    entry = window.home.list.entry()
    bench.ops.always("write", failing(errno.ENOSPC))
    window.deeds.rename(entry, "Other")
    bench.ops.disarm()
    assert "disk is full" in window.notice.words
    assert bench.titles()[0] == "Title three"


def test_the_bin_takes_and_gives_back(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(window.home.list, Key.Key_Delete)
    assert names(window.home) == ["Title two", "Title one"]
    assert window.notice.words == "“Title three” is in the bin."
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(window.home)[0] == "Title three"
    entry = window.home.list.entry()
    assert entry is not None
    assert entry.id == "three"
    qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # nothing more to undo
    assert len(bench.titles()) == 3


def test_what_lies_in_the_bin_is_shown_and_brought_back(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.home.list, Key.Key_Delete)
    assert window.side.bin.text() == "Bin (1)"
    window.side.bin.click()
    assert window.windowTitle() == "Bin — SLA Desktop"
    assert names(window.bin) == ["Title three"]
    qtbot.keyClick(window.bin.list, Key.Key_Return)
    assert rows(window.bin) == []
    assert len(bench.titles()) == 3
    assert "bin is empty" in window.bin.empty.words
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.windowTitle() == "Welcome — SLA Desktop"


def test_a_duplicate_is_made_and_chosen(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(window.home.list, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert bench.titles()[0] == "Title three (copy)"
    entry = window.home.list.entry()
    assert entry is not None
    assert entry.title == "Title three (copy)"


def test_a_duplicate_that_cannot_be_saved_is_told(window: WelcomeWindow, bench: Bench) -> None:
    bench.ops.always("write", failing(errno.ENOSPC))
    window.deeds.duplicate(chosen(window))
    bench.ops.disarm()
    assert "disk is full" in window.notice.words
    assert len(bench.titles()) == 3


def test_a_move_that_the_disk_does_not_confirm_is_told_and_shown(
    window: WelcomeWindow, bench: Bench
) -> None:
    entry = chosen(window)
    bench.library.bin(entry.id)  # the folder is there from now on
    bench.library.restore(entry.id)
    bench.ops.always("sync_folder", failing(errno.EIO))
    window.deeds.bin(entry)
    assert "did not confirm" in window.notice.words
    assert names(window.home) == ["Title two", "Title one"]
    window.deeds.bring_back(entry)
    assert "did not confirm" in window.notice.words
    assert names(window.home)[0] == "Title three"


def test_without_more_it_goes_by_the_clock_of_the_computer(bench: Bench) -> None:
    bench.put("one")
    window = WelcomeWindow(bench.library, bench.settings, bench.opened.append)
    assert "changed 2" in rows(window.home)[0]
    window.deeds.bin(chosen(window))
    assert bench.titles() == []
    window.close()


def test_every_kind_of_row_is_drawn_in_all_colours(bench: Bench, qapp: QApplication) -> None:
    bench.library.add(Agreement(id="bare", title=""), 100)
    bench.library.close("bare")
    bench.put("bad")
    damage(bench, "bad")
    window = bench.open()
    for name in theme.THEMES:
        theme.put_on(qapp, name)
        window.resize(760, 500)
        assert not window.grab().isNull()
        window.resize(1100, 720)
        assert not window.grab().isNull()


def test_a_problem_is_told_in_full_below_the_list(bench: Bench) -> None:
    bench.put("one", "two")
    damage(bench, "two")
    window = bench.open()
    window.home.list.choose("one")
    assert window.home.why == ""
    window.home.list.choose("two")
    assert window.home.why.endswith(".")


def test_an_empty_name_changes_nothing(window: WelcomeWindow, bench: Bench) -> None:
    model = window.home.list.model()
    assert not model.setData(model.index(0, 0), "  ")
    assert not model.setData(model.index(0, 0), "Title three")
    assert bench.titles()[0] == "Title three"


def test_what_a_window_has_open_is_left_alone(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    bench.in_use.add("three")
    qtbot.keyClick(window.home.list, Key.Key_Delete)
    window.deeds.rename(window.home.list.entry(), "Other")
    assert bench.titles()[0] == "Title three"
    assert "open in its window" in window.notice.words


def test_an_agreement_that_cannot_be_read_says_why_and_can_only_be_opened_or_binned(
    bench: Bench,
) -> None:
    bench.put("one", "two")
    damage(bench, "two")
    window = bench.open()
    row = next(row for row in rows(window.home) if row.startswith("two"))
    assert "is not what was written" in row or "agreement.json" in row
    window.home.list.choose("two")
    enabled = {action.text() for action in window.home.list.actions() if action.isEnabled()}
    assert enabled == {"Open", "Move to bin"}


def test_a_refusal_to_open_is_told(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    bench.refusal = "“three” is being edited on another computer."
    qtbot.keyClick(window.home.list, Key.Key_Return)
    assert window.notice.words == bench.refusal
    assert QApplication.activeModalWidget() is None


def test_a_folder_that_is_gone_is_no_empty_list(window: WelcomeWindow, bench: Bench) -> None:
    folder = bench.library.folder / "agreements"
    folder.rename(folder.with_name("unplugged"))
    window.refresh()
    assert "which held 3 agreements" in window.home.empty.words
    folder.with_name("unplugged").rename(folder)
    window.refresh()
    assert len(rows(window.home)) == 3


def test_the_bin_that_cannot_be_read_says_so(window: WelcomeWindow, bench: Bench) -> None:
    (bench.library.folder / "bin").write_bytes(b"a file in the way")
    window.refresh()
    window.show_bin()
    assert "cannot be read" in window.bin.empty.words
    window.deeds.bin(chosen(window))
    assert "a file stands where a folder belongs" in window.notice.words
    assert len(bench.titles()) == 3


def test_what_nobody_judged_yet_is_judged(bench: Bench, qtbot: QtBot) -> None:
    bench.library.add(agreement("new"))
    bench.library.close("new")
    window = bench.open()
    qtbot.waitUntil(lambda: "score " in rows(window.home)[0])


def test_files_dropped_are_opened(window: WelcomeWindow, bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "sent.sladraft"
    file.write_bytes(copyfile.encode(agreement("sent")))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/")])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *args, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), *args, none)
    window.dropEvent(drop)
    assert bench.opened == ["sent"]


def test_text_dragged_over_is_not_taken(window: WelcomeWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_sample_is_put_in_and_opened(bench: Bench) -> None:
    window = bench.open()
    window.side.sample.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert offered == [sample.title for sample in samples()]
    menu.actions()[1].trigger()
    menu.close()
    assert len(bench.opened) == 1
    assert bench.opened[0] in {entry.id for entry in bench.library.list()}


def test_a_sample_that_cannot_be_saved_is_told(bench: Bench) -> None:
    window = bench.open()
    bench.ops.always("write", failing(errno.ENOSPC))
    window.open_sample(samples()[0].id)
    assert "disk is full" in window.notice.words
    assert bench.opened == []


def test_every_input_has_a_name_and_tab_reaches_it(window: WelcomeWindow) -> None:
    for show in (window.show_home, window.show_bin, window.show_gallery):
        show()
        assert unnamed(window) == []
        assert set(inputs(window)) <= set(tabbed(window))
        assert rich_labels(window) == []


def test_tab_goes_as_the_eye_does(window: WelcomeWindow) -> None:
    window.side.new.setFocus()
    assert [name_of(one) for one in tabbed(window)] == [
        "New agreement",
        "Open",
        "Try a sample",
        "Agreements",
        "Bin",
        "My firm",
        "Back up",
        "Restore",
        "Search agreements",
        "Agreements",
        "Open",
        "Duplicate",
        "Rename",
        "Move to bin",
    ]


def test_a_hostile_title_is_only_text(bench: Bench) -> None:
    bench.library.add(agreement("one", title="<img src='/etc/passwd'> & <b>x</b>"))
    bench.library.close("one")
    window = bench.open()
    window.deeds.bin(chosen(window))
    assert "<img" in window.notice.words
    assert rich_labels(window) == []


def test_the_window_comes_back_where_it_was(bench: Bench) -> None:
    first = bench.open()
    first.resize(790, 610)
    first.close()
    assert bench.open().size().toTuple() == (790, 610)


def test_other_colours_reach_every_part(window: WelcomeWindow, qapp: QApplication) -> None:
    window.show_gallery()
    theme.put_on(qapp, "dark")
    qapp.processEvents()
    assert theme.DARK.window in window.styleSheet()
    theme.put_on(qapp, "light", 1.5)
    qapp.processEvents()
    assert theme.LIGHT.window in window.styleSheet()


@pytest.mark.parametrize("page", ["home", "bin", "gallery", "questions", "firm"])
def test_a_closed_window_is_freed(bench: Bench, page: str) -> None:
    bench.put("one")
    window: WelcomeWindow | None = bench.open()
    assert window is not None
    match page:
        case "bin":
            window.show_bin()
        case "gallery":
            window.show_gallery()
        case "questions":
            window.show_gallery()
            assert window.new is not None
            window.new.gallery.use.click()
        case "firm":
            window.show_firm()
        case _:
            pass
    gone: weakref.ref[QWidget] = weakref.ref(window)
    window.close()
    window = None
    assert is_gone(gone)


def test_no_dialog_is_left_behind(window: WelcomeWindow) -> None:
    window.show_firm()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    dialog.close()
    gone: weakref.ref[QWidget] = weakref.ref(dialog)
    del dialog
    assert is_gone(gone)


def test_it_is_no_larger_than_its_screen(window: WelcomeWindow) -> None:
    screen = window.screen().availableGeometry()
    assert window.width() <= max(screen.width(), window.minimumWidth())
    assert window.height() < max(screen.height(), window.minimumHeight() + 1)
