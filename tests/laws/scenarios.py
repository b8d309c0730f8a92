"""Random whole scenarios, small and within the rules, for the laws that hold in all."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from sim.scenario.incentives import KPIS
from tests.laws.dice import Dice, Tree

LARGEST = (6, 3, 5, 3)
"""The most activities, crews, materials and suppliers."""

POLICIES = ("on_terms", "discount", "fixed", "scorecard")
BLOCKS: dict[str, Callable[[Dice], Tree]] = {
    "calendar": lambda dice: dice.parts(
        {},
        workweek=lambda: dice.several(["mon", "wed", "thu", "sat"], 4) or ["fri"],
        holidays=lambda: dice.several([f"2026-01-{day:02}" for day in range(5, 30)], 9),
    ),
    "project": lambda dice: dice.parts(
        {},
        contract_value=lambda: dice.money(300_000),
        contract_finish=lambda: dice.pick(
            ["2026-01-20", {"days_after_plan": dice.number(0, 5)}]
        ),
        overhead_per_day=lambda: dice.money(300),
        liquidated_damages=lambda: dice.parts(
            {"per_day": dice.money(900)}, cap=dice.share
        ),
    ),
    "treasury": lambda dice: dice.parts(
        {},
        opening_cash=lambda: dice.whole(-9_000, 90_000),
        cash_yield_rate=dice.share,
        overdraft_rate=dice.share,
    ),
    "executive": lambda dice: dice.parts(
        {"escalation_takes": dice.law(1, 4)},
        emergency_clearing=lambda: dice.number(0, 2),
        reform=lambda: {
            "after_stoppages": dice.whole(1, 2),
            "takes": dice.number(0, 5),
            "to": dice.pick(["one", "other"]),
        },
    ),
    "customer": lambda dice: dice.parts(
        {},
        progress_payments=lambda: dice.parts(
            {"every": dice.number(1, 9)},
            pays_after=lambda: dice.number(0, 9),
            retention=dice.share,
        ),
        satisfaction=lambda: dice.parts(
            {},
            per_day_late=lambda: dice.number(0, 9),
            per_stoppage=lambda: dice.number(0, 9),
            visible_after_workdays=lambda: dice.number(0, 2),
        ),
        repeat_contract=lambda: {"margin": dice.money(9_000), "chance": dice.share()},
    ),
}
SPANS = {"dpo": 60, "days_to_pay": 60, "on_time": 1}


def crew(dice: Dice) -> Tree:
    """Return a crew that may leave, and may come later."""
    return dice.parts(
        {},
        gangs=lambda: dice.whole(1, 3),
        labour=lambda: dice.money(900),
        equipment=lambda: dice.money(900),
        standby=lambda: dice.parts({}, labour_share=dice.share),
        remobilisation=lambda: {
            "after_workdays": dice.number(0, 4),
            "cost": dice.money(900),
            "takes": dice.law(0, 5),
        },
        booking=lambda: {
            "tolerance_workdays": dice.number(0, 1),
            "comes_after": dice.law(0, 9),
        },
    )


def activity(dice: Dice, before: Sequence[str], lists: dict[str, list[str]]) -> Tree:
    """Return an activity that follows some of those *before*."""
    used = dice.several(lists["materials"], 3)
    crews = [None, *lists["crews"], *lists["crews"]]
    return {
        "crew": dice.pick(crews),
        "after": {name: dice.number(0, 2) for name in dice.several(before, 2)},
        "duration": dice.law(0, 15),
        "materials": {name: dice.number(0, 90) for name in used},
    }


def material(dice: Dice, suppliers: Sequence[str]) -> Tree:
    """Return a material, most often one that is bought."""
    return dice.parts(
        {
            "unit": "t",
            "unit_price": dice.money(90),
            "supplier": dice.pick([*suppliers, *suppliers, *suppliers, None]),
        },
        opening_stock=lambda: dice.number(0, 30),
        order=lambda: {
            "safety_days": dice.number(0, 4),
            "cover_workdays": dice.number(1, 5),
        },
    )


def credit(dice: Dice) -> Tree:
    """Return a credit policy that bites."""
    return dice.parts(
        {"release_takes": dice.law(0, 3), "hold_after_past_due": dice.law(0, 4)}
        if dice.often() or dice.often()
        else {},
        limit=lambda: dice.money(4_000),
        reminders=lambda: dice.several([0.0, 1.0, 2.5, 4.0], 2),
        warns_site=dice.often,
        after_hold=lambda: dice.parts(
            {},
            surcharge=dice.share,
            net_days=lambda: dice.number(0, 5),
            cash_in_advance_from=lambda: dice.whole(1, 2),
        ),
    )


def supplier(dice: Dice) -> Tree:
    """Return a supplier, with credit and discount or without."""
    return dice.parts(
        {
            "lead_time": dice.law(0, 5),
            "terms": dice.parts(
                {"net_days": dice.number(0, 6)},
                discount=dice.share,
                discount_days=lambda: dice.number(0, 12),
                late_fee_per_month=dice.share,
            ),
        },
        transit=lambda: dice.number(0, 2),
        credit=lambda: credit(dice),
    )


def curve(dice: Dice, kpi: str) -> list[tuple[float, float]]:
    """Return a pay curve of a KPI, over the values that it is likely to have."""
    step = SPANS.get(kpi, 5_000) / 10
    places = dice.several(range(11), 3) or [0]
    return [(place * step, float(dice.whole(-5_000, 5_000))) for place in places]


def payables(dice: Dice, suppliers: Sequence[str], policies: Sequence[str]) -> Tree:
    """Return accounts payable of one of the *policies*."""
    return dice.parts(
        {
            "policy": dice.pick(policies),
            "scorecard": {kpi: curve(dice, kpi) for kpi in dice.several(KPIS, 3)},
            "payment_age": dice.number(5, 40),
            "payment_run": {
                "every": dice.number(1, 7),
                "first": dice.number(0, 7),
                "clearing": dice.number(0, 2),
            },
        },
        approval=lambda: dice.law(0, 4),
        dispute=lambda: {"probability": dice.share(), "takes": dice.law(0, 9)},
        longest_payment_age=lambda: dice.whole(10, 90),
        exempt=lambda: dice.several(suppliers, 1),
        period=lambda: dice.number(5, 30),
        believes=lambda: {
            "hold_after_past_due": {
                "mean": dice.number(0, 30),
                "sd": dice.number(0, 9),
            },
            "hold_cost": dice.pick(["none", "informed", 900]),
        },
    )


def drawn(
    seed: int, size: Sequence[int], blocks: Sequence[str], policies: Sequence[str]
) -> Tree:
    """Return a scenario of two settings that differ in accounts payable only.

    *size* is the number of activities, crews, materials and suppliers.
    """
    dice = Dice.of(seed)
    kinds = ("activity", "crews", "materials", "suppliers")
    names = {
        kind: [f"{kind} {place}" for place in range(count)]
        for kind, count in zip(kinds, size, strict=True)
    }
    works, suppliers = names.pop("activity"), names["suppliers"]
    tree: Tree = {
        "crosspurpose": 1,
        "title": "drawn",
        "currency": "USD",
        "crews": {name: crew(dice) for name in names["crews"]},
        "activities": {
            name: activity(dice, works[:place], names)
            for place, name in enumerate(works)
        },
        "materials": {name: material(dice, suppliers) for name in names["materials"]},
        "suppliers": {name: supplier(dice) for name in suppliers},
        "settings": {
            "one": dice.parts(
                {}, accounts_payable=lambda: payables(dice, suppliers, policies)
            ),
            "other": {"accounts_payable": payables(dice, suppliers, policies)},
        },
        **{name: BLOCKS[name](dice) for name in blocks},
    }
    if dice.rng.random() < 0.2:
        tree.setdefault("project", {})["give_up_after"] = dice.number(1, 25)
    return tree


def scenarios(*policies: str) -> st.SearchStrategy[Tree]:
    """Return drawn scenarios whose accounts payable follow one of the *policies*.

    What makes a scenario large is drawn part by part, so that a broken law is shown in
    a small one; the numbers in it hang on one seed, as that is quick.
    """
    some = st.tuples(*(st.integers(0, 3) for _ in BLOCKS)).map(
        lambda drawn: [name for name, yes in zip(BLOCKS, drawn, strict=True) if yes]
    )
    return st.builds(
        drawn,
        st.integers(0, 2**31),
        st.tuples(*(st.integers(1, most) for most in LARGEST)),
        some,
        st.just(policies or POLICIES),
    )
