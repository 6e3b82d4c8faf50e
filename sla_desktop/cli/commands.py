"""The commands: each takes the parsed arguments, prints, and answers with the exit code."""

import datetime as dt
import secrets
from argparse import Namespace
from pathlib import Path

from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.profiles import profile
from sla_desktop.catalogue.templates import Template, start, templates
from sla_desktop.cli import files, output
from sla_desktop.cli.errors import UserError
from sla_desktop.cli.setting import answered
from sla_desktop.domain.codec import to_plain
from sla_desktop.domain.schema import schema as schema_of_copy

FINE, ERRORS_FOUND, WRONG_USE = 0, 1, 2


def list_templates(args: Namespace) -> int:
    known = templates().values()
    if args.json:
        print(output.as_json(output.templates_plain(known)))
    else:
        print(output.templates_text(known))
    return FINE


def new(args: Namespace) -> int:
    if args.output is not None:
        files.check_output(Path(args.output))
    template = _template(args.template)
    agreement = start(template, f"sla-{secrets.token_hex(6)}")
    agreement = answered(agreement, template, args.values)
    agreement = with_dates(agreement, _today(args))
    if args.output is not None:
        files.write_copy(Path(args.output), agreement, {}, replace=args.force)
    else:
        print(files.add_to_library(agreement))
    return FINE


def list_library(args: Namespace) -> int:
    entries = files.library_entries()
    if args.json:
        print(output.as_json(output.entries_plain(entries)))
    elif entries:
        print(output.entries_text(entries))
    else:
        print("The library is empty: start an agreement with “new --template T02”.")
    return FINE


def set_fields(args: Namespace) -> int:
    with files.open_for_change(args.file) as opened:
        template = templates().get(opened.agreement.template)
        changed = answered(opened.agreement, template, args.values)
        opened.save(with_dates(changed, _today(args)))
    return FINE


def show(args: Namespace) -> int:
    from sla_desktop.document.compose import compose
    from sla_desktop.document.plain import plain_text

    opened = files.open_to_read(args.file)
    if args.json:
        print(output.as_json(to_plain(opened.agreement)))
    else:
        print(plain_text(compose(opened.agreement)))
    return FINE


def check(args: Namespace) -> int:
    from sla_desktop.checks.coverage import coverage
    from sla_desktop.checks.judge import Judge

    opened = files.open_to_read(args.file)
    context = files.context(opened.agreement, _today(args))
    checklist = Judge().checklist(opened.agreement, context, args.profile or "")
    by_profile = coverage(opened.agreement, context) if args.profiles else ()
    if args.json:
        print(output.as_json(output.checklist_plain(checklist, by_profile)))
    else:
        title = profile(checklist.profile).title
        print(output.checklist_text(opened.agreement, checklist, title))
        if by_profile:
            print(output.coverage_text(by_profile))
    return ERRORS_FOUND if checklist.errors else FINE


def list_checks(args: Namespace) -> int:
    from sla_desktop.checks.listing import listed

    known = listed()
    print(output.as_json(output.checks_plain(known)) if args.json else output.checks_text(known))
    return FINE


def export(args: Namespace) -> int:
    from sla_desktop.cli.export import Targets, check_targets, options_of
    from sla_desktop.cli.export import export as write

    targets = Targets(
        docx=None if args.docx is None else Path(args.docx),
        pdf=None if args.pdf is None else Path(args.pdf),
        force=args.force,
        source=Path(args.file),
        library=files.library_folder(),
    )
    check_targets(targets)
    opened = files.open_to_read(args.file)
    options = options_of(args, opened.agreement, opened.images)
    refused = write(opened.agreement, targets, with_data=not args.no_data, options=options)
    if refused:
        raise UserError(refused)
    return FINE


def schema(_args: Namespace) -> int:
    print(output.as_json(schema_of_copy()))
    return FINE


def _template(template_id: str) -> Template:
    known = templates()
    if template_id not in known:
        raise UserError(f"There is no template “{template_id}”: choose one of {', '.join(known)}.")
    return known[template_id]


def _today(args: Namespace) -> dt.date:
    return args.today or dt.date.today()
