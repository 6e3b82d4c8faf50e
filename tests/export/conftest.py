"""Exports in tests know the shipped fonts alone, whatever this computer has."""

from collections.abc import Iterator

import pytest

from sla_desktop.export import fonts, pdf_system_fonts


def forget_fonts() -> None:
    """Nothing is remembered of the computer's fonts."""
    pdf_system_fonts.covering.cache_clear()
    pdf_system_fonts.listed.cache_clear()
    fonts.face_for.cache_clear()


@pytest.fixture(autouse=True)
def shipped_fonts_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pdf_system_fonts, "FOLDERS", ())
    forget_fonts()
    yield
    monkeypatch.undo()
    forget_fonts()
