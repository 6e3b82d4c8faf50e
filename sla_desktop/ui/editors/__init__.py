"""An editor for every kind of section, found by its type."""

from collections.abc import Callable

from msgspec import Struct

from sla_desktop.domain.section_base import SectionBase
from sla_desktop.ui.forms.form import Form


class Editor(Struct, frozen=True):
    """What the owner reads above the form, and the function that fills the form."""

    introduction: str
    build: Callable[[Form], None]


def editor_for(kind: type[SectionBase]) -> Editor:
    """The editor of a kind of section."""
    from sla_desktop.ui.editors.register import EDITORS

    return EDITORS[kind]
