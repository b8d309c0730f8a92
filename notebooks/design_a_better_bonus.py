# %% [markdown]
# # Design a better bonus
#
# **What would you pay accounts payable for?**
#
# *60 minutes: 10 to read, 10 to predict, 15 to run and explain, 20 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - write a **scorecard**, and foresee what a department does that is paid by it;
# - tell what the firm gains by a bonus from what the department earns;
# - test whether a bonus still works where its designer was wrong about the world.
#
# **You need not be able to program.** Click on a grey cell and press *Shift* and
# *Enter* together: the cell runs, and its answer appears below it. Go from top to
# bottom. Where a cell says `None`, put your own number in its place. Nothing you do can
# break anything.

# %%
import pandas as pd

import sim

pd.options.display.float_format = "{:,.0f}".format
scenario = sim.load("unpaid_supplier")
reference = scenario.reference

# %% [markdown]
# ## 1 What a scorecard is
#
# A **scorecard** is a list of figures that a department is paid for (its **KPIs**),
# each with a **pay curve**: points `[figure, dollars a quarter]` with straight lines
# between them, and flat beyond the last. Money can be taken away too: a curve that goes
# below 0 is a **chargeback**. The pay of a quarter is the sum of all curves, but never
# less than nothing.
#
# | KPI | what it is |
# |---|---|
# | `dpo` | days of purchases that the firm owes, on average |
# | `days_to_pay` | how old invoices are when they are paid, on average |
# | `on_time` | share of what was paid that was paid by its due date, 0 to 1 |
# | `late_fees` | what suppliers charged for late payment in the quarter |
# | `discounts` | what was saved by paying early, where a supplier offers it |
# | `downtime_cost` | cost of crews that stood idle in the quarter, whatever the cause |
# | `downtime_cost_credit_hold` | the same, where a supplier on hold was the cause |
# | `firm_value` | what the department added to the firm, or took from it |
#
# The department knows its invoices and their terms. It believes that suppliers stop
# when an invoice is 45 days past due, give or take 15; in truth it is about 30. What a
# stop costs the site it knows only if it is told: add `"believes": informed`. And for
# whatever you pay, it takes the payment ages that promise it the most.

# %%
informed = {"hold_cost": "informed"}
old_curve = [[35, 0], [50, 7500], [75, 15000]]

# %% tags=["check"]
# The facts above are those of the scenario.
firm = scenario.settings["paid to extend payables"]
belief = firm.accounts_payable.believes.hold_after_past_due
assert (belief.mean, belief.sd) == (45, 15)
assert firm.accounts_payable.scorecard["dpo"] == tuple(map(tuple, old_curve))

# %% [markdown]
# ## 2 Predict
#
# Write your own scorecard in place of the one called *mine*, and those of others in the
# class under their names. (Copy a line, and change it. Mind the brackets.) Then guess:
# which of all these leaves the firm the most, and which the least? Write it down.

# %%
the_class = {
    "the old bonus": {"scorecard": {"dpo": old_curve}},
    "old bonus less late fees": {
        "scorecard": {"dpo": old_curve, "late_fees": [[0, 0], [20000, -10000]]}
    },
    "paid on time": {"scorecard": {"on_time": [[0.5, 0], [1.0, 7500]]}},
    "paid for discounts": {"scorecard": {"discounts": [[0, 0], [20000, 7500]]}},
    "mine": {
        "scorecard": {
            "dpo": old_curve,
            "downtime_cost_credit_hold": [[0, 0], [1000000, -50000]],
        },
        "believes": informed,
    },
}
guess = {"leaves the firm the most": None, "leaves the firm the least": None}

# %% [markdown]
# ## 3 Run
#
# Each scorecard becomes a **setting**, and all are run through the same 25 jobs, with
# the same luck, beside *pay on terms* (pay by the due date, no bonus).

# %%
cards = {
    f"settings.{name}": {"accounts_payable": card} for name, card in the_class.items()
}
ours = sim.vary(scenario, cards)
study = sim.run(ours, 25, settings=[reference, *the_class])
firm_value = study.differences().query("metric == 'firm_value'").set_index("setting")
ranking = firm_value[["mean", "low", "high"]].copy()
ranking.columns = ["firm value, more than on terms", "from", "to (95 % interval)"]
ranking = ranking.sort_values("firm value, more than on terms", ascending=False)
ranking

# %%
pd.Series(guess, dtype=object).to_frame("your guess").assign(
    simulated=[ranking.index[0], ranking.index[-1]]
)

# %% [markdown]
# ## 4 Explain
#
# Why? Look at what each department *did*: the ages that it chose on the first day (for
# the supplier that it pays soonest, and for the one that it pays last), its DPO, its
# bonus, and in how many of a hundred jobs no supplier on hold stopped a crew.

# %%
mean = study.summary().pivot_table("mean", "setting", "metric")
first = study.decisions.query("day == 0 and replication == 0").groupby("setting")["age"]
did = pd.DataFrame(
    {
        "pays soonest at": first.min(),
        "pays last at": first.max(),
        "DPO": mean["dpo"],
        "bonus in all": mean["bonus_accounts_payable"],
        "jobs without a stop, %": 100
        * study.shares().set_index("setting")["no_credit_stoppage"],
    }
)
did.loc[[reference, *ranking.index]]

# %% [markdown]
# **Paid for what hurts it most to miss.** A few dollars off for late fees change
# nothing: the curve for DPO still pays more. It is the *slope* that counts, what one
# day more brings and what it costs.
#
# **Paid for what is harmless.** Whoever is paid to be on time pays on time, and the
# firm pays the bonus for what it had before without one. *Discounts* bring the firm
# more than they cost it, and nobody stops.
#
# **Paid for the harm.** A share of the downtime makes the department careful, up to
# what it believes. If the share is small, it may give up one supplier altogether and
# stretch it to the utmost: one small chargeback is cheaper than the bonus. See at which
# age it pays last.

# %% tags=["check"]
# The words above hold.
assert firm_value.loc["paid for discounts", "mean"] > 0
assert firm_value.loc["paid on time", "mean"] < 0
assert did.loc["paid on time", "DPO"] == did.loc[reference, "DPO"]
late = ["the old bonus", "old bonus less late fees"]
assert len(set(did.loc[late, "pays last at"])) == 1
assert did.loc["mine", "pays last at"] < did.loc["the old bonus", "pays last at"]

# %% [markdown]
# ## Exercise 1: how large a share?
#
# Keep the old bonus, and charge back a share of the downtime that holds cause.
# *Predict*: 2 %, 5 %, 10 % or 20 %: from which share on is the firm safe? Whom does the
# department give up at 2 %? *Run*: change the share. *Explain*: what is wrong with the
# largest one?

# %%
share = 0.05
chargeback = [[0, 0], [1_000_000, -share * 1_000_000]]
card = {
    "scorecard": {"dpo": old_curve, "downtime_cost_credit_hold": chargeback},
    "believes": informed,
}
shared = sim.vary(scenario, {"settings.shared": {"accounts_payable": card}})
tried = sim.run(shared, 15, settings=[reference, "shared"])
ages = tried.decisions.query("setting == 'shared' and day == 0 and replication == 0")
ages.set_index("supplier")[["age"]]

# %% [markdown] tags=["solution"]
# **Solution.** See the table. At 2 % the department pays one supplier only at 120 days,
# the longest it may: its hold is the cheapest for the department, so it lets it come.
# The larger the share, the sooner it pays. At 20 % it does not stretch at all and earns
# nothing: then the bonus is not worth its paper, and the firm could pay on terms
# without one. Between the two there is a share that nearly works, but only as far as
# the department is right about when suppliers stop.

# %% tags=["solution"]
cards = {}
for share in (0.02, 0.05, 0.1, 0.2):
    chargeback = [[0, 0], [1_000_000, -share * 1_000_000]]
    card = {
        "scorecard": {"dpo": old_curve, "downtime_cost_credit_hold": chargeback},
        "believes": informed,
    }
    cards[f"{share:.0%} shared"] = card
shared = {
    f"settings.{name}": {"accounts_payable": card} for name, card in cards.items()
}
tried = sim.run(sim.vary(scenario, shared), 15, settings=[reference, *cards])
oldest = tried.decisions.query("day == 0 and replication == 0").groupby("setting")[
    "age"
]
less = tried.differences().pivot_table("mean", "setting", "metric")
found = pd.DataFrame({"pays last at": oldest.max(), "firm value": less["firm_value"]})
found["bonus"] = less["bonus_accounts_payable"]
assert found["pays last at"]["2% shared"] == 120
assert found.loc[list(cards), "firm value"].is_monotonic_increasing
assert found["bonus"]["20% shared"] == 0
found.loc[list(cards)]

# %% [markdown]
# ## Exercise 2: were you right about the world?
#
# You designed a bonus for suppliers that stop at about 30 days past due. Now let them
# all stop at 20. *Predict*: which scorecards of the class still hold, and which break?
# *Run* the cell. *Explain*: what do those that hold have in common?

# %%
past_due = 30
sooner = {
    f"suppliers.{name}.credit.hold_after_past_due": {"mean": past_due, "sd": 5}
    for name in scenario.settings[reference].suppliers
}
stricter = sim.run(sim.vary(ours, sooner), 15, settings=[reference, *the_class])
strict = stricter.differences().query("metric == 'firm_value'").set_index("setting")
strict["mean"].to_frame("firm value, more than on terms").loc[ranking.index]

# %% [markdown] tags=["solution"]
# **Solution.** Put 20 in place of 30. What never pays past the due date holds, whatever
# the suppliers do: on time, discounts. Whatever goes as far as it dares breaks, and the
# sooner suppliers stop, the more of it. A share of the downtime depends on what the
# department *believes*, and it learns better only from stopped crews. A bonus that must
# be right about the world is a bet. One that leaves out those who can stop the site is
# none.

# %% tags=["solution"]
past_due = 20
sooner = {
    f"suppliers.{name}.credit.hold_after_past_due": {"mean": past_due, "sd": 5}
    for name in scenario.settings[reference].suppliers
}
stricter = sim.run(sim.vary(ours, sooner), 15, settings=[reference, *the_class])
strict = stricter.differences().query("metric == 'firm_value'").set_index("setting")
assert strict["mean"]["paid for discounts"] > 0
assert strict["mean"]["mine"] < firm_value["mean"]["mine"]
both = pd.DataFrame({"stop at 30": firm_value["mean"], "stop at 20": strict["mean"]})
both.loc[ranking.index]

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **Payables goals may stay, once their impact is understood. Which of the scorecards
# here would you put before your own board?** Who would have to know what for it to
# work? What does it cost to be wrong? And for whom, other than accounts payable, would
# you have to write one too?
