"""An agreement from any file that carries one: a copy, or an own DOCX or PDF export."""

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.reading import exports

_HEAD = 1024  # bytes that tell what a file is


def is_export(data: bytes) -> bool:
    """Whether the file is a DOCX or PDF, by its content."""
    return exports.is_pdf(data[:_HEAD]) or exports.is_docx(data[:_HEAD])


def read_agreement(data: bytes, name: str) -> tuple[Agreement, dict[str, bytes]]:
    """The agreement and its images in the file `data`, called `name`. Raises InputError."""
    head = data[:_HEAD]
    if exports.is_pdf(head):
        data = exports.from_pdf(data, name)
    elif exports.is_docx(head):
        data = exports.from_docx(data, name)
    return copyfile.decode(data, name)
