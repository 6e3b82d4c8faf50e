"""The closing sections: definitions, signatures, annexes, and free sections."""

from sla_desktop.domain.base import RefId
from sla_desktop.domain.governance import Signatory, Term
from sla_desktop.domain.section_base import SectionBase
from sla_desktop.domain.text import TextTable


class GlossarySection(SectionBase, frozen=True, kw_only=True, tag="glossary"):
    """Definitions (A61a)."""

    terms: tuple[Term, ...] = ()


class SignaturesSection(SectionBase, frozen=True, kw_only=True, tag="signatures"):
    """Signatures (A61b)."""

    signatories: tuple[Signatory, ...] = ()


class AnnexSection(SectionBase, frozen=True, kw_only=True, tag="annex"):
    """An annex: free tables and wording, or a reference to an outside document (A61c)."""

    tables: tuple[TextTable, ...] = ()
    components_of: RefId = ""  # prints that components section's table here
    reference: str = ""
    version: str = ""


class ProseSection(SectionBase, frozen=True, kw_only=True, tag="prose"):
    """A free section of wording alone."""
