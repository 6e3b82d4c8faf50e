"""Editor of the promise: its metrics, and figures that are only reported."""

from sla_desktop.domain.metrics import Metric, UsageFigure
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.metric_card import benchmark, metric_details
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.inserts import library_link

_METHODS = {
    None: choices.NONE,
    "automatic": "by a program",
    "manual": "counted by hand",
    "survey": "by survey",
    "inspection": "by inspection",
    "joint": "by both sides together",
    "countersigned": "signed by both sides",
}


def levels(form: Form) -> None:
    add_table(
        form,
        "metrics",
        "Metrics",
        (
            Column("name", "Metric", 4),
            Column("target", "Target", 2),
            Column("minimum", "Minimum", 2),
            Column("share", "Share of cases", 2),
            Column("window", "Counted over", 3),
            Column("measurement.method", "Measured", 3, choices=_METHODS),
        ),
        lambda row_id: Metric(id=row_id, name=""),
        explanation="As numbers both sides can check; three to five for each service are enough. "
        "A target reads 99.9 %, 4 h, 2 business days or 4.5 points.",
        noun="metric",
        details=metric_details,
        beside=library_link(form, "insert-metrics", "From the library…"),
    )
    form.fold("Figures reported without a promise", _figures, "figures")


def _figures(form: Form) -> None:
    add_table(
        form,
        "figures",
        "Figures",
        (
            Column("measure", "Figure", 4),
            Column("unit", "Unit", 2),
            Column("source", "From", 3),
            Column("frequency", "How often", 2),
        ),
        lambda row_id: UsageFigure(id=row_id, measure=""),
        explanation="Usage, satisfaction, comparison with others.",
        headed=False,
        noun="figure",
        details=_figure_details,
    )


def _figure_details(form: Form) -> None:
    form.line("scale", "Scale", "From the worst to the best mark.", "1 to 5")
    form.line("sample", "Answers needed", "Fewer say little.", "10")
    form.choice(
        "asked",
        "Who is asked",
        {"": choices.NONE, "customer": "the customer", "provider": "the provider", "both": "both"},
        "Whose opinion it is.",
    )
    benchmark(form, "benchmark")


LEVELS = Editor("What you promise, measured how, by whom.", levels)
