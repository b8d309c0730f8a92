# %% [markdown]
# # One invoice, one hold
#
# **How can one unpaid invoice stop a building site?**
#
# *45 minutes: 5 to read, 10 to predict, 10 to run and explain, 15 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - follow one late invoice, day by day, from an office desk to a crew that stands idle;
# - say what that costs the firm, part by part, and what paying late gained it;
# - find in a story, and in a table of events, why a crew stood on a given day.
#
# **You need not be able to program.** Click on a grey cell and press *Shift* and
# *Enter* together: the cell runs, and its answer appears below it. Go from top to
# bottom. Where a cell says `None`, put your own number in its place. Nothing you do can
# break anything.

# %%
import pandas as pd

import sim

pd.set_option("display.max_colwidth", None)
scenario = sim.load("first_invoice")

# %% [markdown]
# ## 1 The job
#
# A **crew** pours concrete for 100 days, and uses 1 m³ a day. The concrete comes from
# one **supplier**, Readymix. Every day is a working day, and nothing is left to chance:
# you can follow each number with a pencil.
#
# **How concrete is ordered.** The **foreman** calls it off in **lots** of 10 m³, enough
# for 10 days. Readymix needs 2 days from order to delivery (the **lead time**), and the
# foreman likes each lot to arrive 3 days before it is needed. So he calls it off 5 days
# before. Only the first lot cannot be early: the job starts on day 0, the concrete
# comes on day 2, and the crew begins by standing idle for two days. That happens
# however the bills are paid.
#
# | lot | called off on day | arrives on day | needed on day | used up on day |
# |----:|------------------:|---------------:|--------------:|---------------:|
# |   1 |                 0 |              2 |             0 |             12 |
# |   2 |                 7 |              9 |            12 |             22 |
# |   3 |                17 |             19 |            22 |             32 |
# |   4 |                27 |             29 |            32 |             42 |
# | ... |                   |                |               |                |
#
# **How it is paid for.** With each lot comes an **invoice** of 10,000 dollars, dated
# that day. The terms are **net 30**: it falls due 30 days after its date. From then on
# it is **past due**. The office that pays is called **accounts payable**. Its policy
# here: pay when an invoice is 90 days old.
#
# **What Readymix does about it.** When an invoice is 30 days past due, it puts the
# account on **credit hold**: from that day on it begins no new order. Lots that have
# already come stay in the yard.
#
# **How it ends.** When the crew stands because of a hold, at once the foreman phones
# the **executive**, who can order any payment (an **escalation**). Five days later the
# executive has all that is past due paid, and the money is there the same day. Readymix
# lets go of the account 1 day later (the **release**). Then the lot that waited needs
# its usual 2 days.
#
# **What time costs.** A crew that stands still costs 1,300 a day: all of its wages,
# half of its plant (**standby**). The site's **overhead** (office, fence, guard) is 400
# for every day that the job lasts. The plan is to finish on day 100; the contract
# allows 5 days more. Each day after day 105 costs 1,000 that is owed to the customer
# (**liquidated damages**).

# %% tags=["check"]
# The facts above are those of the scenario.
facts = scenario.settings["pay at 90 days"]
supplier = facts.suppliers["Readymix"]
lots = sim.simulate(scenario).events.query("event == 'order_placed'").head(4)
assert lots["day"].tolist() == [0, 7, 17, 27]
assert lots["until"].tolist() == [0, 12, 22, 32]
assert (supplier.terms.net_days, facts.accounts_payable.payment_age) == (30, 90)

# %% [markdown]
# ## 2 Predict
#
# Guess first, without counting. How many days will the crew stand because of the late
# invoice? What will that cost the firm? Put your guesses in place of `None`.

# %%
guess = {"days the crew stands": None, "dollars it costs": None}

# %% [markdown]
# Now count. The first invoice is dated day 2, and accounts payable leaves it unpaid.
# Find the day of each step, and put it in place of `None`. Take a pencil, and go on
# with the table of lots until you find the one that does not come.

# %%
your_days = {
    "the first invoice is dated": 2,
    "it falls due": None,
    "it is 30 days past due, and Readymix puts the account on hold": None,
    "the foreman calls off the first lot that will not come": None,
    "the yard is empty, and the crew stands": None,
    "the foreman phones": None,
    "the executive has the old invoices paid": None,
    "Readymix releases the account": None,
    "the lot arrives, and the crew works again": None,
    "the job is finished": None,
}

# %% [markdown]
# And the cost. Without the hold the job would have ended on day 102.

# %%
your_costs = {
    "the idle crew": None,
    "overhead for the days that the job lasts longer": None,
    "liquidated damages": None,
}

# %% [markdown]
# ## 3 Run
#
# One line simulates the job once, with accounts payable's policy. (The program calls
# one such run a **replication**, and the arrangement that it runs under a **setting**.)
# The next line tells what happened. Read it slowly: each *because* answers the *why?*
# of the line above it.

# %%
late = sim.simulate(scenario, "pay at 90 days")
print(late.story())

# %% [markdown]
# ## 4 Explain
#
# Compare your days with the simulation's. Where they differ, find the sentence of the
# story that says why. (The story tells dates; day 0 is 5 January. The job is finished
# on the evening of 24 April: day 110 is the midnight after it.)

# %%
events = late.events
first_day = events.query("day > 2").groupby("event")["day"].first().astype(int)
first_day["first_invoice"] = 2
first_day["first_due"] = 2 + 30
days = pd.Series(your_days, dtype=object).to_frame("your day")
days["simulated"] = first_day[
    [
        "first_invoice",
        "first_due",
        "credit_held",
        "order_held",
        "crew_stopped",
        "escalated",
        "emergency_paid",
        "credit_released",
        "crew_resumed",
        "activity_finished",
    ]
].tolist()
start = pd.Timestamp(events["date"][0])
days["date"] = start + pd.to_timedelta(days["simulated"], unit="D")
days

# %% [markdown]
# The hold came on day 62, and for ten days nobody on the site could notice it: the yard
# still held concrete. The lot called off on day 67 was the one that never came. By day
# 72, when the crew stood, the mistake was 10 days old, and the cure took 8 more: 5
# until the executive acted, 1 for the release, 2 for the lorry. A second hold came the
# day before the end, and stopped nobody.
#
# Now the money. Compare with the same job *paid on terms*, that is, when invoices fall
# due.

# %%
on_terms = sim.simulate(scenario, "pay on terms")
more = pd.Series(late.metrics) - pd.Series(on_terms.metrics)
costs = pd.Series(your_costs, dtype=object).to_frame("your cost")
costs["simulated"] = more[["downtime_cost", "overhead", "damages"]].astype(int).tolist()
costs

# %% [markdown]
# Together 18,600 (what was your guess?): the idle crew 8 x 1,300 = 10,400, overhead 8 x
# 400 = 3,200, damages 5 x 1,000 = 5,000. It was finished on day 110, and 5 of the 8
# days lie beyond day 105: the first 3 were still allowed by the contract. The **firm
# value**, what the whole job leaves the firm, fell by just that: from 196,600 to
# 178,000.
#
# What did paying late gain? Accounts payable is often judged by **DPO** (*days payable
# outstanding*): how many days of purchases the firm still owes, on average. It rose
# from 25.1 to 46.5 days. So the firm owed Readymix about 18,000 more on average, and
# had that much more in the bank. At 5 % interest a year, for 110 days, that is worth
# about 270 dollars.
#
# **270 gained, 18,600 lost.** But the gain is in the figures by which accounts payable
# is judged, and the loss is in the figures of the site.

# %% tags=["check"]
# The numbers above, as simulated.
owed = [one.metrics["dpo"] / one.metrics["finish_days"] for one in (late, on_terms)]
more_owed = (owed[0] - owed[1]) * late.metrics["materials"]
interest = more_owed * 0.05 * 110 / 365
assert days["simulated"].tolist() == [2, 32, 62, 67, 72, 72, 77, 78, 80, 110]
assert costs["simulated"].tolist() == [10_400, 3_200, 5_000]
assert (round(more_owed, -3), round(interest, -1)) == (18_000, 270)
assert more["firm_value"] == -costs["simulated"].sum()
assert [one.metrics["firm_value"] for one in (on_terms, late)] == [196_600, 178_000]
assert [one.metrics["dpo"] for one in (on_terms, late)] == [25.1, 46.5]
assert on_terms.metrics["finish_days"] == late.metrics["finish_days"] - 8
assert events.query("event == 'credit_held'")["day"].tolist() == [62, 109]

# %% [markdown]
# ### The same as a table
#
# Everything that happened stands in one table, in order. Here are the days from the
# hold to the crew's return (without the payments of the single invoices).

# %%
single = ["payment_sent", "paid"]
told = events[events["day"].between(62, 80) & ~events["event"].isin(single)]
told[["row", "day", "date", "text", "cause"]].astype({"day": int, "cause": "Int64"})

# %% [markdown]
# In the column *cause* stands the row that brought a row about. Start at the stopped
# crew and step from cause to cause: that is how the story finds its *because*. The next
# cell does just that; run it, you need not read it.

# %%
row = told.query("event == 'crew_stopped'")["row"].item()
chain = []
while pd.notna(row):
    chain.append(row)
    row = events.set_index("row")["cause"][row]
events.set_index("row").loc[chain, ["day", "text"]].astype({"day": int})

# %% tags=["check"]
# From the stopped crew back to the policy of accounts payable.
assert events.set_index("row")["event"][chain].tolist() == [
    "crew_stopped",
    "order_held",
    "credit_held",
    "payment_age_chosen",
    "policy_set",
]

# %% [markdown]
# Five lines: an empty yard, an order that waits, an account on hold, invoices left to
# grow old, a policy. **Each of the people in it did what his own rule says.**

# %% [markdown]
# ## Exercise 1: somebody picks up the phone
#
# The executive now acts 2 days after the foreman's call, not 5. *Predict*: how many
# days does the crew stand because of the hold, when is the job finished, and what does
# the late invoice cost now? *Run*: change the 5 below to a 2. *Explain*: 3 days less,
# but which of the three costs falls most, by its own share?

# %%
quick = sim.vary(scenario, {"executive.escalation_takes": 5})
quickly = pd.Series(sim.simulate(quick, "pay at 90 days").metrics)
asked = ["idle_days_credit_hold", "finish_days", "overhead", "damages", "firm_value"]
quickly[asked]

# %% [markdown] tags=["solution"]
# **Solution.** The crew stands 2 + 1 + 2 = 5 days, from day 72 to day 77, and the job
# is finished on day 107. The idle crew costs 5 x 1,300 = 6,500, overhead 5 x 400 =
# 2,000, damages 2 x 1,000 = 2,000: together 10,500, not 18,600. Damages fall most, by
# three fifths: the contract still covers 3 days, now 3 of 5, before 3 of 8. To the
# customer the first days late cost nothing, and each one after that costs 1,000.

# %% tags=["solution"]
quick = sim.vary(scenario, {"executive.escalation_takes": 2})
quickly = pd.Series(sim.simulate(quick, "pay at 90 days").metrics)
assert quickly[["idle_days_credit_hold", "finish_days"]].tolist() == [5, 107]
assert on_terms.metrics["firm_value"] - quickly["firm_value"] == 6_500 + 2_000 + 2_000
quickly[asked]

# %% [markdown]
# ## Exercise 2: how late is too late?
#
# Accounts payable need not go as far as 90 days. Payments leave once a week, on days 7,
# 14, 21 and so on; an invoice leaves in the last of these **payment runs** in which it
# is not older than the policy says. *Predict*: what is the oldest age at which accounts
# payable can pay, and the crew never stands for it? What does one day more cost? *Run*:
# try ages in place of 45. *Explain*: look at the DPO too, just before and just after.

# %%
younger = {"settings.pay at 90 days.accounts_payable.payment_age": 45}
tried = pd.Series(sim.simulate(sim.vary(scenario, younger), "pay at 90 days").metrics)
tried[["idle_days_credit_hold", "dpo", "firm_value"]]

# %% [markdown] tags=["solution"]
# **Solution.** 60 days: 30 until an invoice is due, and 30 more until Readymix stops.
# The first invoice, of day 2, then leaves with the run of day 56, in time. At 61 days
# it waits for the run of day 63, and on day 62 the account is on hold. The payment of
# day 63 does not undo that: by then other invoices are past due, and Readymix releases
# the account only when none is. So one day more costs 18,600, as much as 90 days do: it
# is a **cliff**, not a slope. Up to 60 days paying late costs nothing here.
#
# And beyond the cliff even accounts payable's own figure falls, from 44.5 days of DPO
# to 43.9: the emergency payment pays at once all that is past due.

# %% tags=["solution"]
found = {}
for age in [45, 55, 59, 60, 61, 62, 75, 90]:
    changed = {"settings.pay at 90 days.accounts_payable.payment_age": age}
    varied = sim.vary(scenario, changed)
    found[age] = sim.simulate(varied, "pay at 90 days").metrics
ages = pd.DataFrame(found).T[["idle_days_credit_hold", "dpo", "firm_value"]]
assert ages["idle_days_credit_hold"].tolist() == [0, 0, 0, 0, 8, 8, 8, 8]
assert ages["firm_value"][60] - ages["firm_value"][61] == more["firm_value"] * -1
assert ages["dpo"][[60, 61]].tolist() == [44.5, 43.9]
ages

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **Who stopped the site?** Accounts payable kept to its policy. Readymix kept to its
# own. The foreman ordered in time, and phoned at once. In whose figures does the loss
# of 18,600 appear, and in whose the gain of 270? Who would have had to know what, and
# by which day, for the crew to go on working?
#
# *Here Readymix stops on a day that everybody could have known. Real suppliers do not
# say when they will: `unpaid_supplier`, the next story, is about that.*
