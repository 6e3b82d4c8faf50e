"""What goes between the window and the process that lays out its preview: orders and answers.

Each message is a frame: its length in eight bytes, then MessagePack. Nothing slow is loaded here.
"""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.options import ExportOptions

_LENGTH = 8  # bytes


class Order(Struct, frozen=True):
    """Lay out `agreement`: all of it, or with a `section` only the pages that one stands on."""

    number: int
    agreement: Agreement
    section: str = ""
    options: ExportOptions = ExportOptions()


class Spot(Struct, frozen=True, gc=False):
    """A place in laid-out pages: page from 0, and points from its top."""

    page: int
    top: float


class Laid(Struct, frozen=True, tag=True):
    """Pages as PDF. Those of a `section` alone are provisional: the whole may break otherwise."""

    number: int  # of the order
    data: bytes
    size: tuple[float, float]  # of every page, in points
    count: int
    spots: dict[str, Spot]  # of headings, clauses and tables by id
    section: str = ""


class Nothing(Struct, frozen=True, tag=True):
    """The section does not print."""

    number: int


class Refused(Struct, frozen=True, tag=True):
    """There are no pages for a reason that the owner can mend; `sentence` tells it."""

    number: int
    sentence: str


class Failed(Struct, frozen=True, tag=True):
    """A fault of the program."""

    number: int
    trace: str


Answer = Laid | Nothing | Refused | Failed

_ENCODER = msgspec.msgpack.Encoder()


def frame(message: Order | Answer) -> bytes:
    """A message as bytes to send."""
    body = _ENCODER.encode(message)
    return len(body).to_bytes(_LENGTH) + body


class Answers:
    """Puts answers together from the pieces in which they arrive."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._decoder = msgspec.msgpack.Decoder[Answer](Answer)

    def feed(self, data: bytes) -> list[Answer]:
        """The answers that are complete with these bytes."""
        self._rest += data
        answers: list[Answer] = []
        while len(self._rest) >= _LENGTH:
            end = _LENGTH + int.from_bytes(self._rest[:_LENGTH])
            if len(self._rest) < end:
                break
            answers.append(self._decoder.decode(self._rest[_LENGTH:end]))
            del self._rest[:end]
        return answers


def orders(stream: BinaryIO) -> Iterator[Order]:
    """The orders that come in, until the stream ends."""
    decoder = msgspec.msgpack.Decoder(Order)
    while len(head := stream.read(_LENGTH)) == _LENGTH:
        yield decoder.decode(stream.read(int.from_bytes(head)))
