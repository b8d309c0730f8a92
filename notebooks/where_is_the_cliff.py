# %% [markdown]
# # Where is the cliff?
#
# **How late can the firm pay before it costs more than it brings?**
#
# *50 minutes: 5 to read, 5 to predict, 15 to run and explain, 20 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - read a **sweep**: one lever is moved step by step, and all else stays the same;
# - find the **safe extension**, and say what *safe* means in it;
# - read a **tornado**: which of the things one is unsure of matter, and which do not.
#
# **You need not be able to program.** Click on a grey cell and press *Shift* and
# *Enter* together: the cell runs, and its answer appears below it. Go from top to
# bottom. Where a cell says `None`, put your own number in its place. Nothing you do can
# break anything.

# %%
import pandas as pd

import sim
from sim.workshop.pictures import picture

pd.options.display.float_format = "{:,.0f}".format
scenario = sim.load("unpaid_supplier")
age = "accounts_payable.payment_age"

# %% [markdown]
# ## 1 The lever
#
# Accounts payable holds one lever: the **payment age**, how old it lets an invoice
# become before it is paid. Invoices are due after 30 days. A supplier stops when one is
# about 30 days **past due**, which is 60 days old; but none says so beforehand, some
# stop at 50 and some at 70.
#
# Here the bonus is left out. Somebody sets the lever to a fixed age for all suppliers,
# and we see what becomes of the firm.

# %% tags=["check"]
# The facts above are those of the scenario.
terms = scenario.settings[scenario.reference]
held = [one.credit.hold_after_past_due for one in terms.suppliers.values()]
assert {one.terms.net_days for one in terms.suppliers.values()} == {30}
assert {(one.centre, one.sd) for one in held} == {(30, 5)}

# %% [markdown]
# ## 2 Predict
#
# Draw a line on paper: the payment age from 30 to 75 days from left to right, and
# upwards what the firm gains or loses against paying on terms. Does it fall slowly, or
# at once? At which age does the firm first lose more than 12,300 dollars (a thousandth
# of the contract value)? And how many days is that before the *average* supplier stops?

# %%
guess = {"oldest safe age (days)": None}

# %% [markdown]
# ## 3 Run
#
# A **sweep** moves the lever step by step, and runs the same 15 jobs at each step, with
# the same luck.

# %%
sweep = sim.sweep(scenario, {age: [30, 40, 50, 60, 75]}, replications=15)
picture(sweep.plot())

# %%
points = sweep.table().query("metric == 'firm_value'").dropna(subset=age)
points = points.set_index(age)[["difference", "difference_low", "difference_high"]]
points.columns = ["firm value, more than on terms", "from", "to (95 % interval)"]
points

# %% [markdown]
# **The safe extension** is the oldest age at which the firm surely loses less than a
# limit: even the unlucky end of the interval stays above it. The next cell looks for it
# between the last safe step and the first that is not, day by day where it must, always
# on the same luck.

# %%
limit = 12_300
(safe,) = sweep.safe_extension(limit)
answers = pd.Series(guess, dtype=object).to_frame("your guess")
answers["simulated"] = [safe.value]
answers

# %% [markdown]
# ## 4 Explain
#
# It is a **cliff**, not a slope. Before its edge paying later costs next to nothing,
# and brings next to nothing: some interest, less some late fees. Beyond it each crew
# that waits for the supplier stands, and behind it the next. (Each job has an edge of
# its own, and stands on one side of it. The mean of many jobs is rounded.)
#
# The edge lies *before* the day on which the average supplier stops. The firm has seven
# suppliers, and many invoices with each; the job stops with the first that loses
# patience, not with the average one. The more suppliers, the earlier. That is why
# nobody who looks at averages sees it.

# %%
average = 30 + 30
print(f"The average supplier stops when an invoice is {average} days old.")
print(f"Safe is an age of {safe.value:.0f} days: {average - safe.value:.0f} fewer.")
safe_gain = scenario.settings[scenario.reference].treasury.cash_yield_rate
print(f"And what it could gain is {safe_gain:.1%} a year on what stays in the bank.")

# %% [markdown]
# **Which of the things that we are not sure of matter?** For some inputs the scenario
# gives a low and a high value that one could defend. A **tornado** tries each of them
# at both ends, the others as they are, and puts the widest on top. Here it is for what
# the firm loses when accounts payable is paid to extend.

# %%
late = "paid to extend payables"
tornado = sim.tornado(scenario, "firm_value", setting=late, replications=4)
picture(tornado.plot())

# %%
swings = tornado.table().drop_duplicates("path").set_index("path")["swing"].abs()
swings.sort_values(ascending=False).to_frame("firm value, from one end to the other")

# %% [markdown]
# On top stands how long it takes until somebody acts, and how patient suppliers are.
# What cash earns in the bank, for which all of this was done, stands near the bottom.
# Four jobs a bar are few: where a bar's interval (its thin line) is as long as the bar,
# its place may be chance.

# %% tags=["check"]
# The words above hold.
firm = points["firm value, more than on terms"]
assert 40 <= safe.value < 55
assert abs(firm[40]) < limit < -firm[60] / 10
assert swings.idxmax() == "executive.escalation_takes"
assert swings["treasury.cash_yield_rate"] < swings.median()

# %% [markdown]
# ## Exercise 1: a stricter supplier
#
# The ready-mix plant has a new credit manager: he stops at 15 days past due. *Predict*:
# by how many days does the safe extension shrink? *Run*: change 30 to 15. *Explain*:
# would it help if the other six suppliers became more patient?

# %%
stops_at = 30
readymix = "suppliers.readymix.credit.hold_after_past_due"
stricter = sim.vary(scenario, {readymix: {"mean": stops_at, "sd": 5}})
tried = sim.sweep(stricter, {age: [30, 38, 48]}, replications=8)
(found,) = tried.safe_extension(limit)
print(f"Safe up to {found.value:.0f} days")

# %% [markdown] tags=["solution"]
# **Solution.** About as much as he became stricter, less what there was to spare: the
# edge belongs to the first supplier who stops a crew, and now that is nearly always
# this one. The patience of the other six is worth nothing then. The weakest link
# counts, not the average: so spare him, and you may pay the others later.

# %% tags=["solution"]
stricter = sim.vary(scenario, {readymix: {"mean": 15, "sd": 5}})
tried = sim.sweep(stricter, {age: [30, 38, 48]}, replications=8)
(found,) = tried.safe_extension(limit)
print(f"Safe up to {found.value:.0f} days, before up to {safe.value:.0f}")
assert found.value < safe.value

# %% [markdown]
# ## Exercise 2: move the edge
#
# Where else could one turn? *Predict*: at an age of 60 days, what helps the firm more:
# an executive who acts after one day, or 5 days more of concrete in the yard (its
# **safety days**)? *Run*: try each, and both. *Explain*: does either take away the
# cause?

# %%
change = {"executive.escalation_takes": 1}
moved = sim.sweep(sim.vary(scenario, change), {age: [60]}, replications=10)
told = moved.table().query("metric == 'firm_value'").dropna(subset=age)
print(f"Firm value, more than on terms: {told['difference'].item():,.0f}")

# %% [markdown] tags=["solution"]
# **Solution.** Acting at once makes each stop shorter, and saves much of the loss. More
# concrete in the yard saves next to nothing: the foreman phones when the crew stands,
# so five days more in the yard put off the call by five days, and the stop is as long
# as before. (A little up or down is chance.) A buffer helps against lorries that are
# late, not against a supplier who has stopped. And neither takes the cause away: the
# invoice is still not paid.

# %% tags=["solution"]
changes = {
    "as it is": {"executive.escalation_takes": {"low": 2, "likely": 4, "high": 12}},
    "act after a day": {"executive.escalation_takes": 1},
    "5 days more concrete": {"materials.concrete.order.safety_days": 7},
}
told = {}
for name, change in changes.items():
    moved = sim.sweep(sim.vary(scenario, change), {age: [60]}, replications=10)
    at_60 = moved.table().query("metric == 'firm_value'").dropna(subset=age)
    told[name] = at_60["difference"].item()
saved = pd.Series(told) - told["as it is"]
assert saved["act after a day"] > 2 * abs(saved["5 days more concrete"])
assert told["act after a day"] < 0
pd.Series(told).to_frame("firm value, more than on terms")

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **Who in your firm knows where the edge is?** The supplier knows his own, and does not
# say. Accounts payable knows how far it goes, and not what waits behind. Whose task
# would it be to put the two together, and how often?
#
# *If the edge cannot be known, what should the department be paid for?
# `design_a_better_bonus` is yours to answer.*
