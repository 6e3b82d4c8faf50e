"""Whatever an owner does: undone it is as before, redone as after, and reopened as it was left."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection, PurposeSection, TermSection
from sla_desktop.storage.library import Library
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.richtext.prose import ProseEdit
from tests.ui.windows.program import Program, settle

EXAMPLES = 8
WORDS = st.text("ab {}1-.", min_size=1, max_size=6)
Key = Qt.Key
Deed = Callable[[MainWindow], object]


def small() -> Agreement:
    """Wording, a sentence, and fields with values."""
    return Agreement(
        id="draft",
        title="Care",
        sections=(
            ProseSection(id="prose", title="Prose", wording=wording("It runs on.")),
            PurposeSection(id="purpose", title="Purpose", statement="The shop is open."),
            TermSection(id="term", title="Term"),
        ),
    )


def typed(path: str, text: str) -> Deed:
    """Types into a field, with real keys, and leaves it."""

    def do(window: MainWindow) -> None:
        window.go_to(path)
        used = QApplication.focusWidget()
        if isinstance(used, QLineEdit | ProseEdit):
            QTest.keyClicks(used, text)
            QTest.keyClick(used, Key.Key_Return)
        window.outline.view.setFocus()

    return do


def command(name: str, path: str = "prose.wording") -> Deed:
    """Runs a command with the cursor in a place."""

    def do(window: MainWindow) -> None:
        if window.pages.go_to(path):
            window.commands[name].trigger()

    return do


def turned(section_id: str, name: str) -> Deed:
    """Does something to a section in the outline."""

    def do(window: MainWindow) -> None:
        window.pages.show_section(section_id)
        window.outline.view.setFocus()
        window.commands[name].trigger()

    return do


SECTIONS = st.sampled_from(["prose", "purpose", "term"])
DEEDS = st.one_of(
    st.builds(typed, st.sampled_from(["prose.wording", "purpose.statement"]), WORDS),
    st.builds(typed, st.just("term.start"), st.sampled_from(["2027-03-01", "1 May", ""])),
    st.builds(command, st.sampled_from(["bold", "bullets", "heading", "body", "indent", "table"])),
    st.builds(
        turned,
        SECTIONS,
        st.sampled_from(["include-section", "duplicate-section", "delete-section", "section-up"]),
    ),
    st.sampled_from([MainWindow.undo, MainWindow.redo]),
)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DEEDS, min_size=1, max_size=8))
def test_random_edits_undone_redone_saved_and_reopened(
    qapp: QApplication, deeds: list[Deed]
) -> None:
    with TemporaryDirectory() as folder:
        program = Program(qapp, Path(folder))
        window = program.open(small())
        before = window.session.agreement
        for deed in deeds:
            deed(window)
            settle()
        after = window.session.agreement
        steps = 0
        while window.session.history.undoable is not None:
            window.undo()
            steps += 1
        assert window.session.agreement == before
        for _ in range(steps):
            window.redo()
        assert window.session.agreement == after
        assert window.autosave.flush()
        with Library(program.library.folder) as other:
            assert other.load("draft", read_only=True).agreement == after
        window.close()
        settle()
        program.desktop.open("draft")
        assert program.desktop.windows["draft"].session.agreement == after
        program.close()
