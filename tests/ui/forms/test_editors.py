"""Every kind of section has an editor, and every field of the model has its place in one."""

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import pytest
from msgspec import Struct
from msgspec.structs import fields
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.base import Row
from sla_desktop.domain.copyfile import decode
from sla_desktop.domain.section_base import SectionBase
from sla_desktop.domain.text import TextTable
from sla_desktop.ui.editors import editor_for
from sla_desktop.ui.forms.areas import LongLine
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.forms.field import Field
from sla_desktop.ui.forms.fold import Fold
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.matrix import PriorityGrid, RaciMatrix
from sla_desktop.ui.forms.rows_table import RowsTable

SAMPLES = sorted((Path(__file__).parents[3] / "resources" / "samples").glob("*.sladraft"))
# Shown elsewhere: in the outline, beside the form, or set by the program itself.
ELSEWHERE = {"id", "title", "included", "depth", "wording", "exported_version", "exported_digest"}
# Typed as a whole in one control of its own.
WHOLE = {
    "Rounding",
    "Rate",
    "TimeSpan",
    "Range",
    "Frequency",
    "MeasureWindow",
    "Holiday",
    "Duration",
    "Money",
    "Percent",
    "Quantity",
    "GridCell",
    "RaciCell",
    "Responsible",
    "DelaySteps",
}
# The tables of an annex have an editor of their own.
LATER = {"annex.tables"}


def session_of(agreement: Agreement) -> Session:
    return Session(agreement, lambda: 0.0)


def form_of(qtbot: QtBot, session: Session, section: SectionBase) -> Form:
    form = Form(session, f"sections.{section.id}")
    qtbot.addWidget(form)
    editor_for(type(section)).build(form)
    form.refresh(session.agreement)
    session.changed.connect(lambda change: form.refresh(change.after))
    return form


def structs_in(kind: Any) -> Iterator[type[Struct]]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    elif get_origin(kind) in (Union, types.UnionType, tuple):
        for part in get_args(kind):
            yield from structs_in(part)


def wanted(kind: type[Struct], base: str) -> Iterator[str]:
    """Paths below `base` of everything that can be typed into a struct, rows without their ids."""
    for info in fields(kind):
        if info.name in ELSEWHERE and not (
            info.name == "title" and issubclass(kind, Row) and not issubclass(kind, SectionBase)
        ):
            continue
        path = f"{base}.{info.name}"
        inner = [s for s in structs_in(info.type) if s.__name__ not in WHOLE]
        if not inner or path in LATER:
            yield path
        for struct in inner:
            if path not in LATER and not issubclass(struct, TextTable):
                yield from wanted(struct, path)


def offered(form: Form, base: str) -> Iterator[str]:
    """Paths that the form, its folds and its tables offer, without the ids of rows."""
    for fold in form.findChildren(Fold):
        if _form_above(fold) is form:
            fold.open()
            assert isinstance(fold.inside, Form)
            yield from offered(fold.inside, base)
    for field in form.fields:
        yield f"{base}.{field.path.removeprefix(form.path('')).removeprefix('.')}"
    for table in form.findChildren(RowsTable):
        if _form_above(table) is not form:
            continue
        name = table.model.table.removeprefix(form.path("")).removeprefix(".")
        yield from (f"{base}.{name}.{column.field}" for column in table.model.columns)
        if not table.model.rowCount():
            table.model.add()
        table.view.setCurrentIndex(table.model.index(0, 0))
        for detail in table.findChildren(Form):
            if _form_above(detail) is form:
                yield from offered(detail, f"{base}.{name}")


def _form_above(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Form):
        above = above.parentWidget()
    return above


@pytest.mark.parametrize("tag", sorted(section_kinds()))
def test_every_field_of_the_model_can_be_typed_in(qtbot: QtBot, tag: str) -> None:
    kind = section_kinds()[tag]
    section: Any = kind(id=tag, title="T")
    form = form_of(qtbot, session_of(Agreement(id="a", title="T", sections=(section,))), section)
    shown = set(offered(form, tag))
    if form.findChildren(PriorityGrid):
        shown.add("priorities.grid")
    if form.findChildren(RaciMatrix):
        shown.add("duties.activities.cells")
    missing = {
        path
        for path in wanted(kind, tag)
        if path not in LATER and not any(s == path or s.startswith(f"{path}.") for s in shown)
    }
    assert missing == set()


@pytest.mark.parametrize("tag", sorted(section_kinds()))
def test_every_field_says_what_goes_there_and_every_line_gives_an_example(
    qtbot: QtBot, tag: str
) -> None:
    kind = section_kinds()[tag]
    section: Any = kind(id=tag, title="T")
    form = form_of(qtbot, session_of(Agreement(id="a", title="T", sections=(section,))), section)
    list(offered(form, tag))
    shown = [field for field in form.findChildren(Field) if not field.isHidden()]
    assert [f.path for f in shown if not f.control.accessibleDescription()] == []
    lines = [f for f in shown if isinstance(f.control, TypedLine | LongLine)]
    assert [f.path for f in lines if "e.g." not in placeholder(f.control)] == []


def placeholder(control: QWidget) -> str:
    return str(control.property("placeholderText"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_shown_and_every_input_has_a_name(qtbot: QtBot, path: Path) -> None:
    agreement, _ = decode(path.read_bytes(), path.name)
    session = session_of(agreement)
    for section in agreement.sections:
        form = form_of(qtbot, session, section)
        for table in form.findChildren(RowsTable):
            if table.model.rowCount():
                table.view.setCurrentIndex(table.model.index(0, 0))
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QTableView):
            unnamed = [w for w in form.findChildren(kind) if not w.accessibleName()]
            assert not unnamed, (section.id, unnamed)
    assert session.agreement == agreement  # looking changes nothing
