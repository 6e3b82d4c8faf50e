"""Editors of liability, disputes, termination and amendment."""

from sla_desktop.domain.protection import DisputeStep, Indemnity, NoticeAddress, TerminationRight
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_people
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks

_LAWYER = "Have this section read by a lawyer when the sums are more than you can lose."


def liability(form: Form) -> None:
    form.group("Limit", _LAWYER)
    form.line("limit.amount", "At most", "A sum, or a share of the fees.", "100 %")
    form.line(
        "limit.percent_of",
        "Of",
        "What the share is taken of.",
        "the fees of the last twelve months",
    )
    form.line("limit.per", "In each", "The limit is there anew each time.", "contract year")
    form.tick("limit.unlimited", "There is no limit, on purpose", "Few insurers cover that.")
    form.line(
        "limit_reference",
        "Or: the limit stands in",
        "Where another contract says it.",
        "clause 9 of the main agreement",
    )
    add_ticks(
        form,
        "not_limited",
        "Never limited",
        {
            "intent": "intent",
            "gross-negligence": "gross negligence",
            "injury": "death and personal injury",
            "fraud": "fraud",
            "other": "other",
        },
        "Some of these the law never lets you limit.",
    )
    form.group("Outside events")
    form.lines("outside_events.events", "Events", "One a line.", "flood", lines=2)
    form.line(
        "outside_events.notice", "Told within", "So that the other side can prepare.", "2 days"
    )
    form.line(
        "outside_events.longest", "At the longest", "How long the duties may rest.", "30 days"
    )
    form.line(
        "outside_events.after_that",
        "After that",
        "What each side may do then.",
        "either party may end the agreement",
        wide=True,
    )
    form.fold(
        "Protection against claims of others", _indemnities, "indemnities", "indemnity_reference"
    )


def _indemnities(form: Form) -> None:
    add_table(
        form,
        "indemnities",
        "Indemnities",
        (
            Column("by", "Who protects", 2, picks=choices.parties),
            Column("of", "Whom", 2, picks=choices.parties),
            Column("against", "Against", 4),
            Column("procedure", "How", 4),
        ),
        lambda row_id: Indemnity(id=row_id),
        noun="indemnity",
        details=_indemnity_details,
    )
    form.line(
        "indemnity_reference",
        "Or: it stands in",
        "Where another contract says it.",
        "the main agreement",
        wide=True,
    )


def _indemnity_details(form: Form) -> None:
    form.line("limit", "Up to", "The most that is paid for one claim.", "£50,000.00")
    form.line(
        "limit_text",
        "In words",
        "Where a sum does not say it.",
        "the sum that the insurance covers",
    )


def disputes(form: Form) -> None:
    add_table(
        form,
        "steps",
        "Steps",
        (
            Column("name", "Step", 3),
            Column(
                "kind",
                "Kind",
                2,
                choices={
                    "talks": "talks",
                    "managers": "managers",
                    "mediation": "mediation",
                    "expert": "an expert",
                    "arbitration": "arbitration",
                    "court": "court",
                },
            ),
            Column("within", "Within", 2),
            Column("who", "Who", 3),
        ),
        lambda row_id: DisputeStep(id=row_id, name=""),
        noun="step",
        details=_step_details,
    )
    form.group("Law and notices")
    form.line("law", "Law", "The law of which country.", "England and Wales")
    form.line("courts", "Courts", "Where a claim is brought.", "England and Wales")
    form.choice(
        "notice_form",
        "Notices are given",
        {"": choices.NONE, "written": "in writing, signed", "text": "in text; e-mail suffices"},
        "What a warning or an ending needs to count.",
    )
    add_table(
        form,
        "notices",
        "Addresses for notices",
        (
            Column("party", "Of", 2, picks=choices.parties),
            Column("attention", "For the attention of", 3),
            Column("address", "Address", 4),
            Column("email", "E-mail", 3),
        ),
        lambda row_id: NoticeAddress(id=row_id, party=""),
        noun="address",
    )


def _step_details(form: Form) -> None:
    form.line("rules", "Rules", "For mediation and arbitration.", "LCIA Rules")
    form.line("seat", "Seat", "The place whose rules the procedure follows.", "London")


def termination(form: Form) -> None:
    add_table(
        form,
        "rights",
        "Who may end the agreement",
        (
            Column("party", "Who", 2, picks=choices.either),
            Column(
                "cause",
                "Why",
                3,
                choices={
                    "ordinary": "at will",
                    "breach": "the other breaks it",
                    "repeated-failure": "levels are missed again and again",
                    "insolvency": "the other is insolvent",
                    "force-majeure": "outside events last too long",
                    "other": "another cause",
                },
            ),
            Column("notice", "Notice", 2),
            Column("cure", "Time to put it right", 2),
        ),
        lambda row_id: TerminationRight(id=row_id, cause="ordinary"),
        noun="right",
        details=_right_details,
    )
    form.area(
        "effect",
        "What follows",
        "What each side does when it has ended.",
        "Each party returns what belongs to the other.",
    )
    form.area(
        "refund",
        "Money back",
        "What happens with fees already paid.",
        "Fees paid for days after the end are returned.",
    )


def _right_details(form: Form) -> None:
    form.choice(
        "to_end_of",
        "To the end of",
        {"": "any day", "month": "a month", "quarter": "a quarter", "term": "the term"},
        "The day on which it can end.",
    )
    form.line(
        "text",
        "In words",
        "What the table cannot say.",
        "A warning must have been sent before.",
        wide=True,
    )


def amendment(form: Form) -> None:
    form.choice(
        "form",
        "Changes are made",
        {
            "": choices.NONE,
            "written": "in writing, signed",
            "text": "in text; e-mail suffices",
            "oral": "by word of mouth",
        },
        "Talk alone is hard to prove.",
    )
    form.line("notice", "Notice", "How early a change is told.", "30 days")
    form.yes_no(
        "provider_alone", "The provider may change it alone", "A customer rarely accepts that."
    )
    form.choice(
        "transfer.allowed",
        "Passing it on to another firm",
        {
            "": choices.NONE,
            "no": "is not allowed",
            "yes": "is allowed",
            "with-consent": "needs the other's consent",
        },
        "For example when a firm is sold.",
    )
    add_people(form, "approvers", "Changes are approved by", "One role of each side.")
    add_people(form, "transfer.by", "Passing on is agreed by", "Whose consent it needs.")


LIABILITY = Editor("Who pays for damage, and up to what.", liability)
DISPUTES = Editor("How a dispute is settled, and where notices go.", disputes)
TERMINATION = Editor("Who may end the agreement, why, with what notice.", termination)
AMENDMENT = Editor("How this document itself is changed.", amendment)
