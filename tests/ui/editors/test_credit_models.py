"""What the table of credits calls the models."""

from pytestqt.qtbot import QtBot

from sla_desktop.domain import edits, parse
from sla_desktop.domain.credits import CreditSchedule
from tests.ui.editors.desk import Desk
from tests.ui.editors.drafts import small


def test_a_share_for_each_event_is_not_called_a_fixed_sum(qtbot: QtBot) -> None:
    desk = Desk(qtbot, small())
    share = CreditSchedule(
        id="down", metrics=("uptime",), model="fixed-sum", per_event=parse.percent("3 %")
    )
    desk.session.apply("Model", edits.set_value("credits.schedules", (share,)))
    desk.go("credits")
    table = desk.table("Credits")
    told = table.model.index(0, 1).data()
    assert told == "a sum or share for each event"
