"""Document control, kind, parties, contacts, purpose, term, legal status, scope (A01–A08)."""

import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import (
    Placed,
    Side,
    is_internal,
    lacking,
    normal,
    place,
    placed,
    quoted,
    sides,
    these,
)
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import Agreement, first, parties, sections_of
from sla_desktop.domain.digest import content_digest
from sla_desktop.domain.people import CONTACT_PURPOSES, Contact, ContactPurpose, Party
from sla_desktop.domain.sections import (
    ControlSection,
    LevelsSection,
    Objective,
    PartiesSection,
    PurposeSection,
    ReportsSection,
    ScopeSection,
    StandingSection,
    TermSection,
)
from sla_desktop.domain.term import last_day

_PLACEHOLDER = re.compile(
    r"^\W*(?:tbd|tbc|x{2,}|n\.?n|(?:company|customer|client|provider|supplier|party)s? name"
    r"|your (?:company|firm|name).*|name)\W*$|^\[.*\]$|^<.*>$|\{\{.*\}\}",
    re.IGNORECASE,
)
_OPEN_LIST = re.compile(
    r"\betc\b|\band so (?:on|forth)\b|\bincluding,? but not limited to\b", re.IGNORECASE
)
_PURPOSE_WORDS: dict[ContactPurpose, str] = {
    "contract-changes": "contract changes",
    "complaints": "complaints",
    "escalation": "escalation",
    "reviews": "reviews",
    "emergencies": "emergencies",
}


@rules.element("A01")  # the mark of the content is taken over every section
def control(draft: Draft) -> Iterator[Gap]:
    """Title and version; an owner and a log; a new version for new content."""
    agreement = draft.agreement
    if not agreement.title.strip():
        yield Gap("missing", "The document has no title: name service and customer.", "title")
    if not agreement.version.strip():
        yield Gap("missing", "The document has no version number: start with 0.1.", "version")
    section = first(agreement, ControlSection)
    if section is None or section.owner is None:
        yield Gap(
            "incomplete",
            "Nobody is named who keeps the document: name the role that looks after it.",
            place(agreement, ControlSection, "owner"),
        )
    if section is None or not section.log:
        yield Gap(
            "incomplete",
            f"The change log is empty: enter version {agreement.version or 0.1}, date and author.",
            place(agreement, ControlSection, "log"),
        )
    elif (
        section.exported_version == agreement.version
        and section.exported_digest
        and section.exported_digest != content_digest(agreement)
    ):
        yield Gap(
            "weak",
            f"The content has changed since version {agreement.version} was exported: "
            "give it a new version number.",
            "version",
        )


@rules.element("A02", PartiesSection, LevelsSection)
def kind(draft: Draft) -> Iterator[Gap]:
    """The kind is chosen; several levels name a neighbour; one level for all is one for all."""
    agreement = draft.agreement
    if agreement.kind is None:
        yield Gap("missing", "The kind of agreement is open: say for whom it is made.", "kind")
    parent = agreement.parent
    linked = agreement.children or (parent and (parent.agreement or parent.title.strip()))
    if agreement.kind == "multilevel" and not linked:
        yield Gap(
            "incomplete",
            "An agreement of several levels must name the agreement above it or those below.",
            "parent.title",
        )
    if agreement.kind == "service":
        yield from _own_targets(agreement)


def _own_targets(agreement: Agreement) -> Iterator[Gap]:
    names = [p.name for p in parties(agreement) if p.role == "customer" and p.name.strip()]
    for name in names:
        own = [
            m
            for m in placed(agreement, LevelsSection, "metrics", lambda s: s.metrics)
            if normal(name) in normal(f"{m.row.name} {m.row.object}")
        ]
        yield from lacking(
            "weak",
            own,
            "object",
            f"a level for {quoted(name)} alone: an agreement for all customers of a service "
            "cannot give one of them its own.",
            ("sets", "set"),
        )


@rules.element("A03", PartiesSection)
def who(draft: Draft) -> Iterator[Gap]:
    """Both sides by name; addresses and different roles; no placeholder, no name twice."""
    agreement = draft.agreement
    known = placed(agreement, PartiesSection, "parties", lambda s: s.parties)
    named = [p for p in known if p.row.name.strip()]
    if len(named) < 2:
        yield _party_missing(agreement, known, named)
    elif not is_internal(agreement):
        yield from _party_facts(named)
    yield from lacking(
        "weak",
        [p for p in named if _PLACEHOLDER.search(p.row.name.strip())],
        "name",
        "a placeholder, no name: put in the party's full legal name.",
        ("is", "are"),
    )
    first_use: dict[str, str] = {}
    for place_ in named:
        name = normal(place_.row.name)
        if name in first_use:
            yield Gap(
                "weak",
                f"Two parties are called {quoted(place_.row.name)}: nobody agrees with itself.",
                f"{place_.path}.name",
            )
        first_use[name] = place_.path


def _party_missing(
    agreement: Agreement, known: list[Placed[Party]], named: list[Placed[Party]]
) -> Gap:
    unnamed = next((p for p in known if p not in named), None)
    field = f"{unnamed.path}.name" if unnamed else place(agreement, PartiesSection, "parties")
    if named:
        only = quoted(named[0].row.name)
        return Gap("missing", f"Only {only} is named: give the name of the other party.", field)
    return Gap("missing", "No party is named: give the full legal names of both sides.", field)


def _party_facts(named: list[Placed[Party]]) -> Iterator[Gap]:
    yield from lacking(
        "incomplete",
        [p for p in named if not p.row.address.strip()],
        "address",
        "no address: give street, place and country.",
    )
    if len({p.row.role for p in named}) < 2:
        role = named[0].row.role
        yield Gap(
            "incomplete",
            f"Every party has the role “{role}”: say who provides the service and who receives it.",
            f"{named[-1].path}.role",
        )


@rules.element("A04", PartiesSection)
def contacts(draft: Draft) -> Iterator[Gap]:
    """A contact on each side; each purpose covered by telephone or e-mail."""
    agreement = draft.agreement
    known = [c for s in sections_of(agreement, PartiesSection) for c in s.contacts]
    field = place(agreement, PartiesSection, "contacts")
    both = sides(agreement)
    without = [s.name for s in both if not any(c.party in s.parties for c in known)]
    if without:
        yield Gap(
            "missing",
            f"No contact is named for {these(without, 'or')}: give a person or role with "
            "telephone or e-mail.",
            field,
        )
        return
    holes = [(side, _uncovered(agreement, side, known)) for side in both]
    said = [f"{side.name} has none for {these(lack, 'or')}" for side, lack in holes if lack]
    if said:
        yield Gap(
            "incomplete",
            f"Contacts with telephone or e-mail are not complete: {these(said)}.",
            field,
        )


def _uncovered(agreement: Agreement, side: Side, known: list[Contact]) -> list[str]:
    covered = {
        purpose
        for contact in known
        if contact.party in side.parties and (contact.phone.strip() or contact.email.strip())
        for purpose in contact.purposes
    }
    if agreement.kind == "salesmarketing":  # there is no emergency between the two teams
        covered.add("emergencies")
    return [_PURPOSE_WORDS[purpose] for purpose in CONTACT_PURPOSES if purpose not in covered]


@rules.element("A05", PurposeSection)
def purpose(draft: Draft) -> Iterator[Gap]:
    """A goal. Whether a metric shows each is judged together with the metrics."""
    agreement = draft.agreement
    goals = placed(agreement, PurposeSection, "objectives", _objectives)
    if not any(g.row.text.strip() for g in goals):
        yield Gap(
            "missing",
            "No goal is stated: say what the customer's business gains when the service is good.",
            place(agreement, PurposeSection, "objectives"),
        )


def _objectives(section: PurposeSection) -> tuple[Objective, ...]:
    return section.objectives


@rules.element("A06", TermSection, ReportsSection)
def term(draft: Draft) -> Iterator[Gap]:
    """A start; an end, or open-ended with a review ahead; no renewal without a way out.

    That the start lies before the end is judged among the dates.
    """
    agreement = draft.agreement
    section = first(agreement, TermSection)
    if section is None or section.start is None:
        yield Gap(
            "missing",
            "No start date is given: say from which day the agreement applies.",
            place(agreement, TermSection, "start"),
        )
    if section is None:
        return
    if section.open_ended:
        yield from _open_ended(agreement)
    elif last_day(section) is None and section.length is None:
        yield Gap(
            "incomplete",
            "No end is given: enter the last day or the length, or say that the agreement is "
            "open-ended.",
            f"{section.id}.end",
        )
    if section.renews and section.notice is None:
        yield Gap(
            "weak",
            "The agreement renews by itself but gives no notice period: say how long before the "
            "end a party may stop it.",
            f"{section.id}.notice",
        )


def _open_ended(agreement: Agreement) -> Iterator[Gap]:
    reviews = placed(agreement, ReportsSection, "reviews", lambda s: s.reviews)
    if not any(review.row.next_date for review in reviews):
        field = f"{reviews[0].path}.next_date" if reviews else "reviews"
        yield Gap(
            "incomplete",
            "The agreement has no end and no date for its next review: set that date.",
            field if reviews else place(agreement, ReportsSection, field),
        )


@rules.element("A07", StandingSection)
def standing(draft: Draft) -> Iterator[Gap]:
    """A chosen status; a schedule with its main agreement and order of precedence.

    Whether a text that binds nobody gives remedies is judged among the promises.
    """
    agreement = draft.agreement
    section = first(agreement, StandingSection)
    if section is None or not section.status:
        yield Gap(
            "missing",
            "The legal status is open: say whether this is a contract, a schedule to one, or not "
            "binding.",
            place(agreement, StandingSection, "status"),
        )
        return
    if section.status == "schedule":
        yield from _schedule(section)


def _schedule(section: StandingSection) -> Iterator[Gap]:
    if not section.main_agreement.strip():
        yield Gap(
            "incomplete",
            "The schedule does not name the agreement it belongs to: give its title and date.",
            f"{section.id}.main_agreement",
        )
    if not section.prevails:
        yield Gap(
            "incomplete",
            "The schedule does not say which document wins where it differs from the main "
            "agreement.",
            f"{section.id}.prevails",
        )


@rules.element("A08", ScopeSection)
def scope(draft: Draft) -> Iterator[Gap]:
    """A line of scope; users and sites, or all of them; no open list."""
    agreement = draft.agreement
    lines = placed(agreement, ScopeSection, "items", lambda s: s.items)
    lines = [line for line in lines if line.row.everything or line.row.text.strip()]
    sites = any(s.sites for s in sections_of(agreement, ScopeSection))
    if not lines and not sites:
        yield Gap(
            "missing",
            "The scope is empty: say which users, sites and systems the agreement covers.",
            place(agreement, ScopeSection, "items"),
        )
        return
    covered = {line.row.aspect for line in lines} | ({"sites"} if sites else set[str]())
    everything = any(line.row.aspect == "other" and line.row.everything for line in lines)
    open_ = [aspect for aspect in ("users", "sites") if aspect not in covered and not everything]
    if open_:
        yield Gap(
            "incomplete",
            f"The scope does not say which {these(open_)} are covered: name them or say all.",
            place(agreement, ScopeSection, "items"),
        )
    yield from lacking(
        "weak",
        [line for line in lines if _OPEN_LIST.search(line.row.text)],
        "text",
        "the border open: replace “etc.” and the like by the full list.",
        ("leaves", "leave"),
    )
