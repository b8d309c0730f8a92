"""What the explorer simulates beforehand, and what it writes of it on its page."""

from typing import Any

import numpy as np
import pytest

from sim.api import run, simulate
from sim.experiment.design import DesignError
from sim.report.explorer import said
from sim.report.explorer.levers import levers_of
from sim.report.explorer.marks import axis
from sim.report.explorer.positions import Position, explored, positions
from sim.report.explorer.time_bars import bars_of
from sim.scenario import load, vary
from sim.scenario.bell_laws import Normal
from sim.summary import Line
from tests.experiment.conftest import TEXT
from tests.report.explorers import (
    CLOSING,
    MARKED,
    data_of,
    document_of,
    exploration_of,
    explorer_of,
    scenario_of,
)
from tests.report.pages import Parts

# --- levers and positions -------------------------------------------------------------


def test_ages_rise_from_the_terms_by_payment_runs() -> None:
    """Net 30 and weekly runs: 30, 37, ..., 79; suppliers of the story hold at 30."""
    levers = levers_of(load("unpaid_supplier"))
    assert levers.setting == "paid to extend payables"
    assert levers.ages == (30, 37, 44, 51, 58, 65, 72, 79)
    assert levers.holds[levers.start] == 30


@pytest.mark.parametrize(("every", "second"), [(1, 37), (14, 44), (30, 60)])
def test_ages_are_a_run_apart_but_at_least_a_week(every: int, second: int) -> None:
    runs = {"accounts_payable.payment_run.every": every}
    assert levers_of(vary(scenario_of(), runs)).ages[:2] == (30, second)


def test_without_a_bonus_for_paying_late_nothing_is_charged() -> None:
    levers = levers_of(load("first_invoice"))
    assert (levers.setting, levers.shares) == ("pay on terms", ())
    assert {position.steer for position in positions(levers)} == {"terms", "age"}


def test_where_nobody_holds_there_is_nothing_to_explore() -> None:
    scenario = vary(scenario_of(), {"suppliers.plant.credit.hold_after_past_due": None})
    with pytest.raises(DesignError, match="nothing to explore: no supplier puts"):
        levers_of(scenario)


def test_a_position_changes_the_levers_and_nothing_else() -> None:
    """At 51 days, held at 20 days past due, the bonus stays and nothing is charged."""
    scenario = load("unpaid_supplier")
    levers = levers_of(scenario)
    setting = explored(scenario, levers).settings[Position("age", 3, 1).setting]
    own = scenario.settings["paid to extend payables"]
    office, before = setting.accounts_payable, own.accounts_payable
    assert office is not None
    assert before is not None
    assert office.scorecard is not None
    assert before.scorecard is not None
    assert office.policy == "fixed"
    assert office.payment_age == 51
    assert office.scorecard["dpo"] == before.scorecard["dpo"]
    assert list(office.scorecard["downtime_cost_credit_hold"]) == [(0, 0), (1e9, 0)]
    for name, supplier in setting.suppliers.items():
        assert supplier.credit is not None
        assert supplier.credit.hold_after_past_due == Normal(20, 5)
        assert supplier.terms == own.suppliers[name].terms
    assert (setting.activities, setting.crews) == (own.activities, own.crews)


def test_what_is_charged_is_a_share_of_the_downtime_and_the_department_knows() -> None:
    """Of 1,000,000,000, 10 % are 100,000,000."""
    scenario = load("unpaid_supplier")
    levers = levers_of(scenario)
    place = levers.shares.index(10)
    setting = explored(scenario, levers).settings[Position("share", place, 0).setting]
    office = setting.accounts_payable
    assert office is not None
    assert office.scorecard is not None
    assert office.policy == "scorecard"
    assert office.believes.hold_cost == "informed"
    curve = office.scorecard["downtime_cost_credit_hold"]
    assert curve == ((0, 0), (1e9, -1e8))


def test_a_supplier_that_never_holds_by_age_still_does_not() -> None:
    """One with a limit only keeps its policy."""
    text = TEXT.replace(
        "accounts_payable:",
        "  other: {lead_time: 1, credit: {limit: 5000000}}\naccounts_payable:",
        1,
    )
    scenario = scenario_of(text)
    levers = levers_of(scenario)
    setting = explored(scenario, levers).settings[Position("age", 0, 0).setting]
    credit = setting.suppliers["other"].credit
    assert credit is not None
    assert credit.hold_after_past_due is None


# --- numbers --------------------------------------------------------------------------


def test_a_position_is_what_a_run_of_that_setting_gives() -> None:
    """The same seed, so the same replications: paid at 65 days, held at 10."""
    change = {
        "suppliers.plant.credit.hold_after_past_due": {"mean": 10, "sd": 5},
        "settings.late.accounts_payable.payment_age": 65,
    }
    study = run(vary(scenario_of(), change), replications=3, settings=["late"])
    costs = study.replications["downtime_cost"].sort_values().round().tolist()
    ours = document_of()["positions"]["age"][5][0]
    assert ours["curve"]["values"] == costs
    assert ours["curve"]["values"][0] > 0


def places() -> list[Any]:
    """Return every position of the small job."""
    found = document_of()["positions"]
    return [here for steer in found.values() for row in steer for here in row]


def test_the_bars_of_a_waterfall_add_up_to_the_change_in_firm_value() -> None:
    """To half a unit of the currency a bar."""
    for here in places():
        *bars, total = here["waterfall"]
        assert sum(bar[0] for bar in bars) == pytest.approx(total[0], abs=len(bars))
    assert any(here["waterfall"][-1][0] < 0 for here in places())


def test_what_the_sliders_move_does_move() -> None:
    """Paid later and held earlier, crews stand longer; charged more, less long."""
    found = document_of()["positions"]
    days = [[here["idle"]["hold"] for here in row] for row in found["age"]]
    assert days[0][0] == 0 < days[-1][0]
    assert days[-1][-1] < days[-1][0]
    charged = [row[0]["idle"]["hold"] for row in found["share"]]
    assert charged[-1] < charged[0]


def test_all_that_is_drawn_lies_within_its_axis() -> None:
    axes = document_of()["axes"]
    for here in places():
        shown = {
            "curve": here["curve"]["values"],
            "idle": here["idle"]["ends"],
            "waterfall": np.cumsum([bar[0] for bar in here["waterfall"][:-1]]),
            "earned": here["pay"][0][:3],
            "value": here["pay"][1][:3],
        }
        for name, values in shown.items():
            assert axes[name]["low"] <= min(values)
            assert max(values) <= axes[name]["high"]


def test_the_reference_is_met_at_the_same_hold_age() -> None:
    """And not at that of the scenario."""
    accounts = exploration_of().accounts(Position("age", 7, 3))
    assert accounts.setting == "explorer: age 7, hold 3"
    assert accounts.reference == "explorer: terms 0, hold 3"


def test_an_interval_holds_its_mean() -> None:
    """Of the bonus too, whose account is turned about."""
    for here in places():
        for mean, low, high, *_ in [*here["pay"], *here["waterfall"]]:
            assert low <= mean <= high


def test_the_bars_over_time_are_those_of_the_story() -> None:
    """The first invoice at 90 days: idle for 2 days, and on hold from day 62 to 80."""
    journal = simulate("first_invoice", "pay at 90 days").journal
    drawn = bars_of(journal, ["another", "Readymix"])
    assert drawn["idle"] == [[0, 0, 2, False], [0, 72, 80, True]]
    assert drawn["holds"][0][:2] == [1, 62]
    assert drawn["work"] == [[0, 110]]
    assert drawn["finish"] == 110
    assert "Crews stop twice, once by credit hold." in drawn["says"]


def test_an_axis_holds_nothing_and_its_ticks() -> None:
    """From -40 to 100 at steps of 25; of money, whole units only."""
    drawn = axis([-40.0, None, 100.0], "USD")
    assert (drawn["low"], drawn["high"]) == (-40, 100)
    assert [label for _, label in drawn["ticks"]] == [
        "-$25",
        "$0",
        "$25",
        "$50",
        "$75",
        "$100",
    ]
    assert axis([0.0], "USD")["ticks"] == [(0, "$0"), (1, "$1")]


def test_one_replication_has_no_interval() -> None:
    """And JSON has no NaN."""
    found = data_of(explorer_of(replications=1))
    here = found["positions"]["age"][7][0]
    assert here["idle"]["ends"] == [None, None]
    assert here["tiles"][0][1] == here["tiles"][3][1] == ""
    assert said.INTERVAL not in here["words"]


def test_the_replication_that_is_drawn_is_the_same_at_every_position() -> None:
    found = exploration_of()
    drawn = {journal.replication for journal in found.journals.values()}
    assert drawn == {found.replication}
    costs = found.tables[Position("share", 0, found.levers.start)]["downtime_cost"]
    assert costs.rank()[found.replication] == 2


# --- words ----------------------------------------------------------------------------

LOSS = Line("firm_value", -767_000, -783_000, -751_000)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            LOSS,
            "The firm loses $767k against “on terms” (95\N{NO-BREAK SPACE}% interval"
            " $751k to $783k).",
        ),
        (
            Line("firm_value", 9_000, -1_000, 19_000),
            "The firm gains $9.0k against “on terms” (95\N{NO-BREAK SPACE}% interval"
            " -$1.0k to $19k: it may be chance).",
        ),
        (
            Line("firm_value", 5_000, 5_000, 5_000),
            "The firm gains $5.0k against “on terms”.",
        ),
        (Line("firm_value", 0, 0, 0), "The firm is worth as much as under “on terms”."),
    ],
    ids=["loss", "chance", "alike", "nothing"],
)
def test_the_firm_is_said_to_lose_or_gain(line: Line, words: str) -> None:
    assert said.firm(line, "on terms", "USD") == words


def test_a_position_is_said_in_words() -> None:
    words = document_of()["positions"]["age"][7][0]["words"]
    assert words.startswith(
        "Invoices are paid when they are 79 days old. Suppliers stop shipping 10 days"
        " past due. Crews stand idle for "
    )
    assert "of bonus. The firm loses $" in words


# --- the page -------------------------------------------------------------------------


def test_names_with_markup_stay_names() -> None:
    """Each element closes, none is of the names, and the data are whole."""
    page = explorer_of(MARKED)
    parts = Parts(page)
    assert parts.open == []
    assert not parts.of("b")
    assert len(parts.of("script")) == 2
    assert data_of(page)["gantt"]["activities"] == [CLOSING]


def test_nothing_is_asked_of_the_network() -> None:
    parts = Parts(explorer_of())
    linked = [each.get("href") or each.get("src") for _, each in parts.elements]
    assert {link for link in linked if link} == {"#levers", "data:,"}


def test_the_page_says_how_it_was_made() -> None:
    text = " ".join("".join(Parts(explorer_of()).text).split())
    assert "Means of 3 replications at each position" in text
    assert "(seed 7)" in text
    assert "the bonus too, is as in “bonus”" in text
    assert f"Replication {exploration_of().replication} at every position" in text


def test_the_data_are_those_of_the_document() -> None:
    assert data_of(explorer_of()) == document_of()
