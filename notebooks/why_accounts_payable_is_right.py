# %% [markdown]
# # Why accounts payable is right
#
# **Why does a department pay late, when the firm has plenty of cash?**
#
# *40 minutes: 5 to read, 5 to predict, 10 to run and explain, 15 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - read a **pay curve**, and say what it invites a sensible person to do;
# - work out what freed cash is worth to a firm, and why it is not income;
# - say which figures of a firm show the gain of paying late, and which the loss.
#
# **You need not be able to program.** Click on a grey cell and press *Shift* and
# *Enter* together: the cell runs, and its answer appears below it. Go from top to
# bottom. Where a cell says `None`, put your own number in its place. Nothing you do can
# break anything.

# %%
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import sim
from sim.workshop.pictures import picture
from sim.workshop.sliders import browse

pd.options.display.float_format = "{:,.0f}".format
scenario = sim.load("unpaid_supplier")
firm = scenario.settings["paid to extend payables"]

# %% [markdown]
# ## 1 The department and its bonus
#
# A contractor builds a bypass with a river bridge. Seven suppliers bring gravel,
# concrete, steel and so on, each with an **invoice** to be paid 30 days after its date
# (*net 30*). **Accounts payable** is the office that pays them, in one **payment run**
# a week. It holds one lever: the **payment age**, how old it lets an invoice become
# before it is paid.
#
# Once a quarter the office earns a bonus for **DPO** (*days payable outstanding*): how
# many days of purchases the firm still owes, on average. The later it pays, the higher
# it is. A **pay curve** says how much it earns at which DPO: points with straight lines
# between them. Here it is.

# %%
curve = pd.DataFrame(firm.accounts_payable.scorecard["dpo"], columns=["DPO", "bonus"])
axes = curve.plot("DPO", "bonus", marker="o", legend=False, xlim=(0, 100))
axes.set(xlabel="DPO (days)", ylabel="Bonus a quarter (dollars)")
axes.set_title("What the department is paid for")
plt.show()
curve

# %% [markdown]
# What the office knows: its invoices, their terms, what suppliers have done so far, and
# how it is paid. What it does not see: the site, its crews, its dates. If it pays late,
# two things happen in its own books. The firm has cash in the bank for longer, which
# earns interest. And some suppliers charge a **late fee** for each month past due.

# %%
print(f"The firm starts with {firm.treasury.opening_cash:,.0f} dollars in the bank.")
print(f"Cash in the bank earns {firm.treasury.cash_yield_rate:.1%} a year.")
for name, supplier in firm.suppliers.items():
    fee = supplier.terms.late_fee_per_month
    print(f"{name}: net {supplier.terms.net_days:.0f}, late fee {fee:.0%} a month")

# %% tags=["check"]
# The facts above are those of the scenario.
assert len(firm.suppliers) == 7
assert {one.terms.net_days for one in firm.suppliers.values()} == {30}
assert (firm.accounts_payable.payment_run.every, firm.accounts_payable.period) == (
    7,
    91,
)

# %% [markdown]
# ## 2 Predict
#
# You run this office, and this is how you are paid. How old do you let invoices become?
# What bonus does that earn you a quarter? And what does the firm earn by it in
# interest, a quarter?

# %%
guess = {
    "payment age (days)": None,
    "your bonus a quarter": None,
    "the firm's interest a quarter": None,
}

# %% [markdown]
# ## 3 Run
#
# First the arithmetic of the desk. The first line of the next cell asks the simulation
# what the firm buys in a day. The rest is a table, one row for each payment age: the
# DPO it leads to (an invoice leaves in the last weekly run before it is too old, so on
# average it is half a week younger), the bonus the curve pays for that, and the
# interest on what stays in the bank for longer than the terms ask. Move the slider, if
# there is one.

# %%
on_terms = sim.simulate(scenario, "pay on terms")
a_day = on_terms.metrics["materials"] / on_terms.metrics["finish_days"]
ages = pd.DataFrame(index=pd.Index(range(30, 121, 5), name="age"))
ages["DPO"] = ages.index - 3.5
ages["bonus a quarter"] = np.interp(ages["DPO"], curve["DPO"], curve["bonus"])
ages["owed beyond terms"] = a_day * (ages.index - 30)
a_year = ages["owed beyond terms"] * firm.treasury.cash_yield_rate
ages["interest a quarter"] = a_year * 91 / 365
browse(ages)

# %%
axes = ages[["bonus a quarter", "interest a quarter"]].plot()
axes.set(xlabel="Payment age (days)", ylabel="Dollars a quarter")
axes.set_title("What paying later earns, by the arithmetic of the desk")
plt.show()

# %% [markdown]
# Now the office in the simulation. Nobody tells it what to do: it compares all ages
# from 1 to 120 days, and takes the one that it expects to be paid best for.

# %%
paid_late = sim.run(scenario, 40, settings=["pay on terms", "paid to extend payables"])
chosen = paid_late.decisions.query(
    "setting == 'paid to extend payables' and replication == 0 and day == 0"
)
chosen[["supplier", "age", "expected_pay"]].set_index("supplier")

# %% [markdown]
# Beside your own guesses:

# %%
age = chosen["age"].max()
interest = a_day * (age - 30) * firm.treasury.cash_yield_rate * 91 / 365
yours = pd.Series(guess, dtype=object).to_frame("your guess")
yours["the office"] = [age, chosen["expected_pay"].max(), interest]
yours

# %% [markdown]
# The ages are a little above 75, because of the half week: what results is just the DPO
# at which the curve becomes flat. One day more earns nothing, one day less costs money.
# **By its own measure the office is right**, and anybody who is paid like this would
# come to the same number.
#
# ## 4 Explain
#
# Forty jobs were simulated each way, with the same luck (the next notebook says why).
# This is what changed in the office's own figures, on average.

# %%
more = paid_late.differences().set_index("metric")["mean"]
words = {
    "dpo": "DPO (days)",
    "days_to_pay": "mean age of what was paid (days)",
    "cash_yield": "interest on cash",
    "bonus_accounts_payable": "the office's bonus, all quarters",
}
more[list(words)].rename(words).to_frame("change")

# %% [markdown]
# The whole list of what the firm gained and lost looks different. Each line stands in
# somebody's books, but not in the same ones.

# %%
books = pd.Series(
    {
        "cash_yield": "the treasury: interest on cash",
        "bonus_accounts_payable": "the payroll: the office's bonus",
        "late_fees": "purchasing: late fees",
        "materials": "purchasing: dearer after a supplier has stopped",
        "downtime_cost": "the site: crews that stand idle",
        "overhead": "the site: office and fence for longer",
        "damages": "the contract: days late, owed to the customer",
        "lost_repeat_margin": "nobody's: the next job that goes elsewhere",
    }
).to_frame("whose books")
lines = paid_late.gain_and_loss("paid to extend payables").lines
books["gain or loss"] = [lines[name].amount for name in books.index]
books = books.set_index("whose books")
books.loc["all together"] = books.sum()
books

# %%
gain, loss = books["gain or loss"].iloc[0], -books["gain or loss"].iloc[-1]
least = paid_late.replications.query("setting == 'pay on terms'")["lowest_cash"].min()
print(f"The firm gained {gain:,.0f} of interest, and lost {loss:,.0f} on balance.")
print(f"For each dollar of interest it lost {loss / gain:,.0f}.")
print(f"It could have paid: on terms it always had {least:,.0f} or more in the bank.")
picture(paid_late.plot.waterfall("paid to extend payables"))

# %% [markdown]
# **Freed cash is not income.** A firm that owes a million more has a million more in
# the bank, and owes it: it is no richer. What it earns is the interest on that million
# for as long as it keeps it, and no more. Late fees alone cost more than that here,
# since they are dearer than the bank's interest; so does the bonus. But both are
# counted in another office. And the largest lines stand in the books of the site, which
# accounts payable is not shown.

# %% tags=["check"]
# The words above hold.
assert 75 < chosen["age"].min() <= chosen["age"].max() < 80
assert lines["cash_yield"].amount < -lines["late_fees"].amount
assert lines["cash_yield"].amount < -lines["bonus_accounts_payable"].amount
assert lines["downtime_cost"].amount == min(line.amount for line in lines.values())
assert abs(books["gain or loss"].iloc[-1] - more["firm_value"]) < 1

# %% [markdown]
# ## Exercise 1: what is a million worth for a month?
#
# *Predict*: a firm pays 1,000,000 dollars 30 days later than it had to, and its bank
# pays 4.5 % interest a year. What has it gained? *Run*: put the numbers into the cell.
# *Explain*: when the bridge crew stands still for one day it costs its wages, half of
# its plant, and the site's overhead. How many days must the million stay in the bank to
# pay for that one day?

# %%
freed, days_longer, rate = 0, 0, 0.0
gained = freed * rate * days_longer / 365
print(f"Gained: {gained:,.0f} dollars")

# %% [markdown] tags=["solution"]
# **Solution.** 1,000,000 x 4.5 % x 30 / 365: interest on a million for a twelfth of a
# year. The cell works it out, and the second part. A whole million, kept back for
# months, pays for one idle day of one crew.

# %% tags=["solution"]
freed, days_longer, rate = 1_000_000, 30, 0.045
gained = freed * rate * days_longer / 365
crew = firm.crews["structures"]
idle_day = crew.labour + crew.equipment / 2 + firm.project.overhead_per_day
needed = idle_day / (freed * rate / 365)
print(f"Gained: {gained:,.0f} dollars")
print(f"One idle day costs {idle_day:,.0f}: {needed:,.0f} days with the million")
assert round(gained) == 3_699

# %% [markdown]
# ## Exercise 2: cut the top off the curve
#
# The board keeps the bonus, but stops paying for more than 50 days of DPO. *Predict*:
# which age does the office choose now? What becomes of the firm's loss? *Run*: take the
# last point, `[75, 15000]`, out of the curve below. *Explain*: who is worse off now,
# and by how much?

# %%
new_curve = [[35, 0], [50, 7500], [75, 15000]]
path = "settings.paid to extend payables.accounts_payable.scorecard.dpo"
capped = sim.vary(scenario, {path: new_curve})
tried = sim.run(capped, 20, settings=["pay on terms", "paid to extend payables"])
asked = {
    "dpo": "DPO (days)",
    "bonus_accounts_payable": "the office's bonus",
    "downtime_cost": "cost of idle crews",
    "firm_value": "what the job leaves the firm",
}
change = tried.differences().set_index("metric")["mean"]
change[list(asked)].rename(asked).to_frame("more than on terms")

# %% [markdown] tags=["solution"]
# **Solution.** The office goes to the new top of the curve, and not a day beyond: a few
# days past 50, since what results is younger. An invoice of that age is not yet old
# enough for most suppliers to stop for, so the site hardly notices. The office earns
# about half of its bonus; the firm keeps most of what it lost. The table shows both.
#
# The cap works because it lies below the age at which suppliers stop. Nobody in the
# office had to know that, but whoever draws the curve must: see *Where is the cliff?*

# %% tags=["solution"]
capped = sim.vary(scenario, {path: [[35, 0], [50, 7500]]})
tried = sim.run(capped, 20, settings=["pay on terms", "paid to extend payables"])
change = tried.differences().set_index("metric")["mean"]
late = "setting == 'paid to extend payables'"
print("Ages chosen:", sorted(set(tried.decisions.query(late)["age"].astype(int))))
assert change["firm_value"] > more["firm_value"] / 4
both = pd.DataFrame({"paid up to 75": more, "paid up to 50": change})
both.loc[list(asked)].rename(asked)

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **Was anybody in accounts payable wrong?** They did what they are paid for, saw each
# of their figures get better, and could not see the others. Which one figure would you
# have to show them, and which would you have to pay them for? Are these the same?
#
# *Was it the bonus, or had this job bad luck? `same_luck_different_incentive` is about
# that.*
