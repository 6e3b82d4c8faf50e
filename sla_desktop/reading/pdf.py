# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false
"""What is read from PDF files: attachments, and pages as pictures. All of PDFium is used here."""

import threading
from typing import Any

from msgspec import Struct

# PDFium serves one thread at a time in a whole process.
_TURN = threading.Lock()


class UnreadablePdfError(Exception):
    """The data is no sound PDF; the message is the cause."""


class Picture(Struct, frozen=True):
    """A page as pixels of four bytes: blue, green, red, unused; `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """A PDF open to draw its pages; `close` it."""

    def __init__(self, data: bytes) -> None:
        with _TURN:
            self._document: Any = _open(data)

    def picture(self, page: int, width: int) -> Picture:
        """The page drawn `width` pixels wide."""
        with _TURN:
            opened = self._document[page]
            try:
                bitmap = opened.render(
                    scale=width / opened.get_width(), prefer_bgrx=True, may_draw_forms=False
                )
                try:
                    pixels = bytes(bitmap.buffer)
                    return Picture(bitmap.width, bitmap.height, bitmap.stride, pixels)
                finally:
                    bitmap.close()
            finally:
                opened.close()

    def close(self) -> None:
        """Gives the memory back."""
        with _TURN:
            self._document.close()


def attachment(data: bytes, name: str) -> bytes | None:
    """The file of that name inside a PDF, if there is one. Raises UnreadablePdfError."""
    import pypdfium2

    with _TURN:
        document: Any = _open(data)
        try:
            for index in range(document.count_attachments()):
                found = document.get_attachment(index)
                if found.get_name() == name:
                    return bytes(found.get_data())
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdfError(str(error)) from error
        finally:
            document.close()
    return None


def _open(data: bytes) -> Any:
    import pypdfium2  # slow to import, needed only by who reads a PDF

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdfError(str(error)) from error
