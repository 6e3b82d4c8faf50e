"""A short mark of what an agreement says, to tell whether it changed since an export."""

import hashlib

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import to_json
from sla_desktop.domain.sections import ControlSection


def content_digest(agreement: Agreement) -> str:
    """SHA-256 of the content, in hexadecimal.

    What is noted about the draft is no content: the last export, kept findings, the checklist's
    profile and the status, which changes when the very text that was exported is agreed.
    """
    sections = tuple(
        replace(section, exported_version="", exported_digest="")
        if isinstance(section, ControlSection)
        else section
        for section in agreement.sections
    )
    content = replace(agreement, sections=sections, waivers=(), profile="", status="draft")
    return hashlib.sha256(to_json(content)).hexdigest()
