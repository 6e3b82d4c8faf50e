"""What an owner chooses of an export's look: one value for both writers."""

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.guidance import with_guidance
from sla_desktop.document.nodes import Document
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.export.look import COMPACT_LOOK, LOOK, Look
from sla_desktop.export.pictures import read_picture

_COLOR = re.compile("[0-9A-Fa-f]{6}")
_LEAST_CONTRAST = 4.5  # of text on white, as accessible pages have it
_HEADER_TINT = 0.09  # share of the accent colour in the ground of table headers
_GUIDANCE_TINT = 0.05
_DARKER = 0.95


class ExportOptions(Struct, frozen=True):
    """Choices of the export dialog; None stands for what the agreement itself says.

    `accent` is RRGGBB, `logo` a PNG without see-through parts or a JPEG, b"" for none.
    """

    page_size: Literal["A4", "Letter"] | None = None
    accent: str = LOOK.accent_color
    logo: bytes = b""
    confidentiality: str | None = None
    draft_mark: bool = True  # DRAFT across the pages until the agreement is agreed
    guidance: bool = False  # notes that help to fill the agreement in


def prepared(agreement: Agreement, options: ExportOptions) -> Agreement:
    """The agreement as it is composed for an export."""
    return replace(
        agreement,
        page_size=options.page_size or agreement.page_size,
        confidentiality=agreement.confidentiality
        if options.confidentiality is None
        else options.confidentiality,
    )


def dressed(document: Document, agreement: Agreement, options: ExportOptions) -> Document:
    """The document composed of `agreement` with the notes and the mark that are wanted in it."""
    blocks = document.blocks
    if options.guidance:
        blocks = with_guidance(blocks, agreement)
    watermark = document.watermark if options.draft_mark else ""
    return replace(document, blocks=blocks, watermark=watermark)


def look_of(options: ExportOptions, firm: str, *, compact: bool = False) -> Look:
    """The look with the colour and the logo of the firm. Raises InputError for a bad choice."""
    look = COMPACT_LOOK if compact else LOOK
    if options.accent.upper() != LOOK.accent_color:
        accent = legible_color(options.accent)
        look = replace(
            look,
            accent_color=accent,
            header_tint=_tint(accent, _HEADER_TINT),
            guidance_tint=_tint(accent, _GUIDANCE_TINT),
        )
    if options.logo:
        look = replace(look, logo=read_picture(options.logo, f"Logo of {firm}" if firm else "Logo"))
    return look


def legible_color(color: str) -> str:
    """The colour, made darker until text in it can be read on white."""
    if not _COLOR.fullmatch(color):
        raise InputError(
            f"“{color}” is no colour: write two digits each for red, green and blue, as in 1F3864."
        )
    parts = _parts(color)
    while _contrast(parts) < _LEAST_CONTRAST:
        parts = tuple(part * _DARKER for part in parts)
    return _hex(parts)


def _contrast(parts: tuple[float, ...]) -> float:
    """Contrast with white, from 1 to 21, by the formula of the accessibility guidelines."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _tint(color: str, share: float) -> str:
    return _hex(tuple(1 - share * (1 - part) for part in _parts(color)))


def _parts(color: str) -> tuple[float, ...]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))


def _hex(parts: tuple[float, ...]) -> str:
    return "".join(f"{round(part * 255):02X}" for part in parts)
