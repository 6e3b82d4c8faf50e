"""Reads a DOCX back with the standard library alone, for the writer's tests."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sla_desktop.document.nodes import Document
from sla_desktop.export.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def q(path: str) -> str:
    """An element path with ``w:`` written out."""
    return path.replace("w:", W)


class Read:
    """The parts of a written document."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.body = self.part("word/document.xml")[0]

    def part(self, name: str) -> Element:
        """Root of one XML part."""
        return ElementTree.fromstring(self.archive.read(name))

    def paragraphs(self, style: str | None = None) -> list[Element]:
        """Paragraphs everywhere in the body, or those of one style."""
        found = self.body.iter(q("w:p"))
        return [p for p in found if style is None or style_of(p) == style]

    def texts(self, style: str | None = None) -> list[str]:
        """Text of each of those paragraphs."""
        return [text_of(p) for p in self.paragraphs(style)]

    def instructions(self) -> list[str]:
        """Every field instruction in the body."""
        return [str(each.text).strip() for each in self.body.iter(q("w:instrText"))]


def read(document: Document, **options: Any) -> Read:
    """`document`, written and opened again."""
    return Read(write_docx(document, **options))


def value(element: Element, path: str, name: str = "val") -> str | None:
    """Attribute of the child at `path`, None where there is none."""
    found = element.find(q(path))
    return None if found is None else found.get(W + name)


def style_of(paragraph: Element) -> str:
    return value(paragraph, "w:pPr/w:pStyle") or "Normal"


def text_of(element: Element) -> str:
    """What is printed, tabs and breaks as characters; field instructions left out."""
    parts: list[str] = []
    for run in element.iter(q("w:r")):
        for each in run:
            parts.append({q("w:tab"): "\t", q("w:br"): "\n"}.get(each.tag, ""))
            if each.tag == q("w:t"):
                parts.append(each.text or "")
    return "".join(parts)
