# %% [markdown]
# # Same luck, different incentive
#
# **Did the bonus do the harm, or did this job have bad luck?**
#
# *45 minutes: 5 to read, 5 to predict, 15 to run and explain, 15 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - say what one simulated job shows, and what it cannot show;
# - read a mean with its **95 % interval**, and a difference with its own;
# - say why two ways of paying are compared on the same luck, and how many jobs are
#   enough.
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

pd.options.display.float_format = "{:,.0f}".format
scenario = sim.load("unpaid_supplier")

# %% [markdown]
# ## 1 One job, and chance
#
# The job is the bypass with its river bridge. Nothing is certain on it: foundations
# take from 19 to 28 days, the gravel comes after one day or five, one supplier stops
# when an invoice is 55 days old and another waits until 65. The simulation draws all of
# this as one draws cards. One drawing of the whole job is a **replication**.
#
# A **setting** says how accounts payable is steered and paid. Here are three: *pay on
# terms* (by the due date, no bonus), *paid to extend payables* (a bonus for paying
# late), and *extend, but share the downtime* (the same bonus, less a tenth of what the
# stops cost). This is one job under the first two: the **firm value**, what the job
# leaves the firm when all is paid.

# %%
terms, late, share = [
    "pay on terms",
    "paid to extend payables",
    "extend, but share the downtime",
]
first = sim.simulate(scenario, terms).metrics["firm_value"]
first_late = sim.simulate(scenario, late).metrics["firm_value"]
print(f"Paid on terms, the job leaves {first:,.0f} dollars.")
print(f"Paid late, it leaves {first_late:,.0f}.")

# %% [markdown]
# "That was bad luck", says the head of accounts payable. "The ground was hard, and the
# quarry was late. Next time we will come out ahead."
#
# ## 2 Predict
#
# We can build the same job again and again, 60 times. In how many of the 60 will paying
# late leave the firm more than paying on terms? And how far do you think 60 jobs lie
# apart that are all *paid on terms*: what is the difference between the best and the
# worst?

# %%
guess = {
    "jobs of 60 in which paying late comes out ahead": None,
    "dollars between the best and the worst job on terms": None,
}

# %% [markdown]
# ## 3 Run
#
# The next cell builds the job 60 times in each setting. It takes some seconds.

# %%
study = sim.run(scenario, 60, settings=[terms, late, share])
jobs = study.replications.pivot_table("firm_value", "replication", "setting")
jobs = jobs[[terms, late, share]]
jobs.head(8)

# %% [markdown]
# Each row is one replication: **the same luck in all its columns**. The ground is as
# hard, the quarry as late, each supplier as patient. Only what accounts payable does
# differs. From row to row the luck changes.

# %%
ahead = (jobs[late] > jobs[terms]).sum()
apart = jobs[terms].max() - jobs[terms].min()
answers = pd.Series(guess, dtype=object).to_frame("your guess")
answers["simulated"] = [ahead, apart]
answers

# %%
axes = (jobs / 1000).plot.hist(bins=24, alpha=0.6, figsize=(8, 3.5))
axes.set(xlabel="Firm value (thousand dollars)", ylabel="Jobs")
axes.set_title("Sixty jobs each: chance makes them differ, and so does the bonus")
plt.show()

# %% [markdown]
# ## 4 Explain
#
# **A mean, and how sure it is.** The mean of 60 jobs is not the mean of all the jobs
# that might be built: another 60 would give another one. The **95 % interval** says how
# far off it may be. It is worked out from how much the jobs differ (their **standard
# deviation**, about the typical distance from the mean), and from how many there are:
# two standard deviations, divided by the square root of the number.

# %%
by_hand = pd.DataFrame({"mean": jobs.mean(), "standard deviation": jobs.std()})
by_hand["give or take"] = 2 * by_hand["standard deviation"] / np.sqrt(len(jobs))
by_hand

# %% [markdown]
# **The difference on the same luck.** What we ask is how much *more* the firm loses. So
# take the difference in each row first, and then its mean. Much of the luck strikes
# both columns alike, and drops out. Compare that with drawing anew for each setting (a
# second run, with other luck).

# %%
other_luck = sim.run(scenario, 60, seed=1, settings=[terms])
other = other_luck.replications.set_index("replication")["firm_value"]
compared = {
    f"{name}: {how}": jobs[name] - base
    for name in (late, share)
    for how, base in (("same luck", jobs[terms]), ("other luck", other))
}
compared = pd.DataFrame(compared).agg(["mean", "std"]).T
compared = compared.rename(columns={"std": "standard deviation"})
compared["give or take"] = 2 * compared["standard deviation"] / np.sqrt(len(jobs))
compared

# %%
reach = compared["give or take"]
better = reach[f"{share}: other luck"] / reach[f"{share}: same luck"]
print(f"{share}: the same luck tells the difference {better:.1f} times as well.")
print(f"With other luck it would take {better**2:.0f} times the jobs to know as much.")

# %% [markdown]
# (Half as wide an interval takes four times the jobs, since the number stands under a
# square root.) Comparing on the same luck is called **common random numbers**. It is
# what lets us say that the small harm of *extend, but share the downtime* is harm, and
# not chance: its interval on the same luck lies below zero, when the other one does
# not.
#
# It gains less for *paid to extend payables*. There, luck does not drop out: a patient
# supplier is worth much to a firm that pays late, and nothing to one that pays on
# terms.
#
# How the mean settles as jobs are added:

# %%
fig, axes = plt.subplots(figsize=(8, 4))
count = np.arange(5, len(jobs) + 1)
for how, base in (("other luck", other), ("same luck", jobs[terms])):
    gap = ((jobs[share] - base) / 1000).expanding()
    mean, ends = gap.mean()[4:], 2 * gap.std()[4:] / np.sqrt(count)
    axes.fill_between(count, mean - ends, mean + ends, alpha=0.3, label=how)
    axes.plot(count, mean)
axes.axhline(0, color="black", linewidth=0.8)
axes.set(xlabel="Jobs", ylabel="Change in firm value\n(thousand dollars)")
axes.set_title("Extend, but share the downtime: mean change and 95 % interval")
axes.legend()
plt.show()

# %% tags=["check"]
# The words above hold.
assert ahead <= 1
assert better > 2
assert compared["mean"][f"{share}: other luck"] > -reach[f"{share}: other luck"]
assert compared["mean"][f"{share}: same luck"] < -reach[f"{share}: same luck"]
gains = study.differences().query("metric == 'firm_value'").set_index("setting")["gain"]
assert gains[share] > gains[late]
assert compared["mean"][f"{late}: same luck"] < -5 * reach[f"{late}: same luck"]
facts = scenario.settings[terms]
foundations = facts.activities["abutment foundations"].duration
assert (foundations.low, foundations.high) == (19, 28)
quarry = facts.suppliers["quarry"].lead_time
assert (quarry.low, quarry.high) == (1, 5)

# %% [markdown]
# ## Exercise 1: how many jobs are enough?
#
# You want the difference that *paid to extend payables* makes to be known to 25,000
# dollars, give or take. *Predict*: how many jobs does that take? *Run*: take the
# standard deviation from the table above, and put it into the cell. *Explain*: your
# boss asks for 2,500. How many now?

# %%
deviation, wanted = 0, 25_000
enough = (2 * deviation / wanted) ** 2
print(f"{enough:,.0f} jobs")

# %% [markdown] tags=["solution"]
# **Solution.** Turn the rule round: the number is the square of two standard deviations
# over what is wanted. Ten times as exact takes a hundred times the jobs. So ask first
# what the answer is for: to see that the bonus harms the firm, the first ten were
# enough.

# %% tags=["solution"]
deviation, wanted = compared["standard deviation"][f"{late}: same luck"], 25_000
enough = (2 * deviation / wanted) ** 2
print(f"{enough:,.0f} jobs; for 2,500 it takes {100 * enough:,.0f}")
ten = (jobs[late] - jobs[terms])[:10]
worst = ten.mean() + 2.3 * ten.std() / np.sqrt(10)
print(f"After ten jobs: {ten.mean():,.0f}, and at best {worst:,.0f}")
assert worst < 0

# %% [markdown]
# ## Exercise 2: another world, the same answer?
#
# All luck here begins with one number, the **seed**: the same seed gives the same 60
# jobs, on any computer. *Predict*: with another seed, will the mean difference of *paid
# to extend payables* lie inside the interval you found? *Run*: put any whole number in
# place of the seed. *Explain*: of a hundred seeds, how many would you expect to miss?

# %%
seed = scenario.experiment.seed
again = sim.run(scenario, 30, seed=seed, settings=[terms, late])
new = again.differences().query("metric == 'firm_value'").set_index("setting")
new[["mean", "low", "high"]]

# %% [markdown] tags=["solution"]
# **Solution.** Nearly always the two intervals overlap, and both lie far below zero. An
# interval of 95 % misses what it is meant to catch in about one case of twenty: five
# seeds of a hundred. (Yours comes from 30 jobs, so it is wider than that of 60.)

# %% tags=["solution"]
again = sim.run(scenario, 30, seed=2026, settings=[terms, late])
new = again.differences().query("metric == 'firm_value'").set_index("setting")
old = study.differences().query("metric == 'firm_value' and setting == @late")
old = old.set_index("setting")
assert new["low"].item() < old["high"].item()
assert old["low"].item() < new["high"].item() < 0
pd.concat([old, new], keys=["60 jobs", "30 others"])[["mean", "low", "high"]]

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **"That was bad luck": how would you have answered with one job only?** In your own
# firm nobody can build the same job twice. Which decisions there were judged by one
# outcome? What would have had to be the same, to judge them fairly?
#
# *Where does the luck of a schedule come from? `plan_chance_and_the_s_curve` takes the
# suppliers away, and looks at the plan alone.*
