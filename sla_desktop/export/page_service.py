"""Lays out pages in a process of its own, for the window's preview: orders come in, answers go out.

A process, because typing waits for a Python thread at work: one key in a hundred took 16 ms and
more beside the same work in threads, 4 ms beside the process, 3 to 4 ms alone (`preview_speed`).
"""

import os
import sys
import threading
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from sla_desktop.document.compose import Composer
from sla_desktop.document.nodes import Block, Document, Heading, PageBreak
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import Section
from sla_desktop.export.laid import (
    Answer,
    Failed,
    Laid,
    Nothing,
    Order,
    Refused,
    Spot,
    frame,
    orders,
)
from sla_desktop.export.look import PAGE_SIZES
from sla_desktop.export.options import dressed, look_of, prepared
from sla_desktop.export.pdf import write_pdf

_NICENESS = 5  # typing goes first where processors are few
_FOLLOWING = 30  # blocks after a section laid out alone: enough to fill its last page


class PageService:
    """Answers orders; for a section it goes by where all stood in the last whole."""

    def __init__(self) -> None:
        self._spots: Mapping[str, Spot] = {}
        self._composer = Composer()
        self._known: dict[bytes, Section] = {}  # by all that it says
        self._composing = threading.Lock()

    def answer(self, order: Order) -> Answer:
        """The pages, or why there are none."""
        try:
            return self._laid(order)
        except InputError as error:
            return Refused(order.number, str(error))
        except Exception:
            return Failed(order.number, traceback.format_exc())

    def _laid(self, order: Order) -> Answer:
        document = self._composed(prepared(order.agreement, order.options))
        document = dressed(document, order.agreement, order.options)
        look = look_of(order.options, document.author, compact=document.compact)
        part = part_of(document, order.section, self._spots) if order.section else document
        if part is None:
            return Nothing(order.number)
        result = write_pdf(part, look=look, tagged=False)
        size = PAGE_SIZES[document.page_size]
        spots = {name: Spot(at.page, size[1] - at.top) for name, at in result.anchors.items()}
        if not order.section:
            self._spots = spots
        return Laid(order.number, result.data, size, result.pages[""], spots, order.section)

    def _composed(self, agreement: Agreement) -> Document:
        """Composes; what came in before as it is now is not worked out again."""
        with self._composing:
            forms = {msgspec.msgpack.encode(section): section for section in agreement.sections}
            self._known = {form: self._known.get(form, forms[form]) for form in forms}
            sections = tuple(self._known.values())
            return self._composer.compose(replace(agreement, sections=sections))


def part_of(document: Document, section_id: str, spots: Mapping[str, Spot]) -> Document | None:
    """One section of the document with what stands before and after it on its pages.

    None where the section does not print.
    """
    blocks = document.blocks
    begun = [at for at, block in enumerate(blocks) if _section_begun(block)]
    start = next((at for at in begun if _id(blocks[at]) == section_id), None)
    if start is None:
        return None
    end = next((at for at in begun if at > start), len(blocks))
    page = spots[section_id].page if section_id in spots else -1
    first = next((at for at in range(start) if _page(blocks[at], spots) == page), start)
    part = (*blocks[first:end], *takewhile(_flows, blocks[end : end + _FOLLOWING]))
    return replace(document, blocks=part, labels=replace(document.labels, page_of=""))


def _id(block: Block) -> str:
    return getattr(block, "id", "")


def _page(block: Block, spots: Mapping[str, Spot]) -> int | None:
    spot = spots.get(_id(block))
    return spot.page if spot else None


def _flows(block: Block) -> bool:
    return not isinstance(block, PageBreak)


def _section_begun(block: Block) -> bool:
    """Whether `block` is the heading of a section; ids of what stands within one have a dot."""
    return isinstance(block, Heading) and "." not in block.id


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answers all orders of `source`; a section does not wait for a whole under way."""
    service = PageService()
    writing = threading.Lock()

    def answer(order: Order) -> None:
        framed = frame(service.answer(order))
        with writing:
            target.write(framed)
            target.flush()

    with ThreadPoolExecutor(1) as wholes:
        for order in orders(source):
            if order.section:
                answer(order)
            else:
                wholes.submit(answer, order)


def main() -> int:
    """Serves on standard input and output until the window that started it is gone."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except (BrokenPipeError, KeyboardInterrupt):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
