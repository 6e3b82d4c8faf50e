"""Editors of definitions, signatures, annexes and free sections."""

from sla_desktop.domain.governance import Signatory, Term
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.tables import FreeTables
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table


def glossary(form: Form) -> None:
    add_table(
        form,
        "terms",
        "Definitions",
        (Column("term", "Term", 2), Column("definition", "Means", 6), Column("source", "From", 2)),
        lambda row_id: Term(id=row_id, term=""),
        explanation="Define what could be read in two ways. They print in alphabetical order.",
        noun="term",
    )


def signatures(form: Form) -> None:
    add_table(
        form,
        "signatories",
        "Who signs",
        (
            Column("party", "For", 2, picks=choices.parties),
            Column("name", "Name", 3),
            Column("title", "Position", 3),
        ),
        lambda row_id: Signatory(id=row_id, party=""),
        noun="signatory",
        details=_signatory_details,
    )


def _signatory_details(form: Form) -> None:
    form.line("place", "Place", "Best left to the pen.", "Leeds")
    form.line("date", "Date", "Best left to the pen.", "1 February 2027")
    form.line("email", "E-mail", "For signing electronically.", "director@example.com")
    form.line(
        "note",
        "Note",
        "If it is signed after the start.",
        "The services began on 1 March 2027.",
        wide=True,
    )


def annex(form: Form) -> None:
    form.add_part(FreeTables(form.session, form.path("tables")))
    form.fold(
        "Stands for a list or a document", _stands_for, "components_of", "reference", "version"
    )


def _stands_for(form: Form) -> None:
    form.pick(
        "components_of",
        "Prints the systems of",
        choices.component_sections,
        "The annex then lists these systems by itself.",
    )
    form.line(
        "reference",
        "Or stands for the document",
        "A document that is attached as it is.",
        "Price list 2027",
    )
    form.line("version", "In its version", "So that nobody signs an old one.", "1.2")


def prose(form: Form) -> None:
    """A free section is its wording alone."""


GLOSSARY = Editor("Words with a meaning of their own here.", glossary)
SIGNATURES = Editor("Who signs for each party.", signatures)
ANNEX = Editor("A list or document that belongs to the agreement.", annex)
PROSE = Editor("A section in your own words.", prose)
