from sla_desktop.catalogue.presets import credit_models, metric_presets, priority_presets

MODELS = {
    "percent-tiers", "downtime-multiple", "days-of-fee", "points", "at-risk-pool", "fixed-sum",
    "delay-steps", "redo", "item-price", "improvement-plan",
}  # fmt: skip


def test_metrics_are_offered_by_trade() -> None:
    hosting = {preset.id for preset in metric_presets("hosting")}
    assert "availability" in hosting
    assert "backup-jobs" not in hosting
    assert "satisfaction" in hosting  # suits every trade
    assert hosting < {preset.id for preset in metric_presets()}


def test_a_metric_comes_as_a_value_with_target_and_minimum() -> None:
    for preset in metric_presets():
        assert preset.name
        assert preset.about.endswith(".")
        assert preset.value.target is not None
        assert preset.value.minimum is not None


def test_priority_sets_have_a_response_for_each_priority() -> None:
    found = priority_presets()
    assert {"priorities-three", "priorities-four", "priorities-uptime"} <= {p.id for p in found}
    for preset in found:
        times = [each for p in preset.value.priorities for each in p.times]
        assert times
        assert all(each.response is not None for each in times)


def test_each_usual_model_of_credits_is_offered() -> None:
    assert {preset.value.model for preset in credit_models()} == MODELS


def test_names_differ() -> None:
    for offered in (metric_presets(), priority_presets(), credit_models()):
        names = [preset.name for preset in offered]
        assert len(set(names)) == len(names)
