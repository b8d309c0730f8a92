# %% [markdown]
# # Plan, chance and the S-curve
#
# **Why is a plan that looks safe so often late?**
#
# *45 minutes: 5 to read, 5 to predict, 15 to run and explain, 15 for two exercises, 5
# to talk it over.*
#
# Afterwards you can
#
# - read an **S-curve**, and say which date to promise at which risk;
# - say why the chance that a textbook works out for its plan is too good;
# - say how much hangs on the shape that one gives to "at least, likely, at most".
#
# **You need not be able to program.** Click on a grey cell and press *Shift* and
# *Enter* together: the cell runs, and its answer appears below it. Go from top to
# bottom. Where a cell says `None`, put your own number in its place. Nothing you do can
# break anything.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from scipy.stats import norm

import sim

# %% [markdown]
# ## 1 The plan
#
# A firm builds a factory. The network is the best known of all textbooks on planning
# (Hillier and Lieberman, *Introduction to Operations Research*: the Reliable
# Construction Co.). There are 14 **activities**, A to N. Each begins when those before
# it are finished. For each there are three guesses of the weeks it takes: at least,
# likely, at most. There are no suppliers here and no departments: only a plan, and
# chance.

# %%
guesses = pd.DataFrame(
    [
        ("A", 1, 2, 3, ""),
        ("B", 2, 3.5, 8, "A"),
        ("C", 6, 9, 18, "B"),
        ("D", 4, 5.5, 10, "C"),
        ("E", 1, 4.5, 5, "C"),
        ("F", 4, 4, 10, "E"),
        ("G", 5, 6.5, 11, "D"),
        ("H", 5, 8, 17, "E G"),
        ("I", 3, 7.5, 9, "C"),
        ("J", 3, 9, 9, "F I"),
        ("K", 4, 4, 4, "J"),
        ("L", 1, 5.5, 7, "J"),
        ("M", 1, 2, 3, "H"),
        ("N", 5, 5.5, 9, "K L"),
    ],
    columns=["activity", "least", "likely", "most", "after"],
).set_index("activity")
guesses

# %% [markdown]
# **What the textbook does.** It takes for each activity the mean (least + 4 x likely +
# most) / 6, and adds up along each **path** through the network, from its beginning to
# its end. The longest is the **critical path**: while it goes on, no other can delay
# the finish. Then it adds up the variances ((most - least) / 6)² along that one path,
# and says that the finish lies on a normal curve, the bell. The firm has promised to
# finish in 47 weeks.

# %%
guesses["mean"] = (guesses["least"] + 4 * guesses["likely"] + guesses["most"]) / 6
guesses["variance"] = ((guesses["most"] - guesses["least"]) / 6) ** 2
path = list("ABCEFJLN")
mean = guesses.loc[path, "mean"].sum()
deviation = np.sqrt(guesses.loc[path, "variance"].sum())
textbook = norm(mean, deviation)
print(f"Critical path {'-'.join(path)}: {mean:.0f} weeks, give or take {deviation:.0f}")
print(f"The textbook's chance to finish in 47 weeks: {textbook.cdf(47):.1%}")

# %% [markdown]
# ## 2 Predict
#
# Look at the network again: other paths are nearly as long. Simulate it in your head, a
# thousand times. Is the chance to finish in 47 weeks higher than the textbook says, or
# lower? And what is the mean finish?

# %%
guess = {"chance to finish in 47 weeks (%)": None, "mean finish (weeks)": None}

# %% [markdown]
# ## 3 Run
#
# The three guesses must become a **distribution**: how likely is each duration? There
# are two usual shapes. **PERT** is a smooth hump around the likely value.
# **Triangular** is a tent with its top there, and gives more weight to the ends. The
# next cell writes both into a scenario file, as you would write one of your own (a
# *day* there is a week here), and the one after it runs each a thousand times, with the
# same luck.

# %%
lines = ["crosspurpose: 1", "title: Reliable Construction", "currency: USD"]
lines += ["activities:"]
tents = []
for name, one in guesses.iterrows():
    after = f"after: [{', '.join(one['after'].split())}], " if one["after"] else ""
    three = f"low: {one['least']}, likely: {one['likely']}, high: {one['most']}"
    lines.append(f"  {name}: {{{after}duration: {{{three}}}}}")
    tents.append(f"      {name}: {{duration: {{law: triangular, {three}}}}}")
lines += ["settings:", "  PERT: {}", "  triangular:", "    activities:", *tents]
Path("reliable.yaml").write_text("\n".join(lines))
print("\n".join(lines[:8]), "\n  ...")

# %%
plan = sim.load("reliable.yaml")
study = sim.run(plan, 1000, seed=1)
finish = study.replications.pivot_table("finish_days", "replication", "setting")
found = pd.DataFrame(
    {
        "your guess": list(guess.values()),
        "textbook": [100 * textbook.cdf(47), mean],
        "PERT": [100 * (finish["PERT"] <= 47).mean(), finish["PERT"].mean()],
        "triangular": [
            100 * (finish["triangular"] <= 47).mean(),
            finish["triangular"].mean(),
        ],
    },
    index=list(guess),
)
found.round(1)

# %% [markdown]
# ## 4 Explain
#
# An **S-curve** shows, for each date, the share of replications that are finished by
# then. Read it from left to right (which chance has this date?) or from bottom to top
# (which date has this chance?). Where it crosses 50 % stands **P50**, as likely too
# short as too long; at 80 % stands **P80**, a cautious promise.

# %%
fig, axes = plt.subplots(figsize=(8, 4.5))
share = np.arange(1, len(finish) + 1) / len(finish)
for name in ("PERT", "triangular"):
    axes.step(np.sort(finish[name]), share, label=f"{name}, simulated")
weeks = np.linspace(36, 58, 100)
axes.plot(weeks, textbook.cdf(weeks), color="black", linestyle="--", label="textbook")
axes.axvline(47, color="grey", linewidth=0.8)
axes.annotate("promised", (47.2, 0.03))
axes.yaxis.set_major_formatter("{x:.0%}")
axes.set(xlabel="Finish (weeks)", ylabel="Share finished by then")
axes.set_title("The same plan: three promises")
axes.legend()
plt.show()

# %% [markdown]
# Three things are wrong with the textbook's number, and each is common in practice.
#
# **One path is not the network.** The finish is the latest of all paths. When the
# critical path is lucky, another one is the last to end; when it is unlucky, that does
# not help. So several paths that meet are later than any of them alone (the **merge
# bias**). The next table says how often each activity was on the path that decided (its
# **criticality**): at times quite another branch decides, and with the tent's wider
# ends (below) more often.

# %%
activities = study.activities().query("setting == 'PERT'").set_index("activity")
table = (100 * activities["criticality"]).round().to_frame("critical in %")
table["on the textbook's path"] = [
    "yes" if name in path else "" for name in table.index
]
table.sort_values("critical in %", ascending=False)

# %% [markdown]
# **The likely is not the mean.** Add up the *likely* durations, as most plans do, and
# you get a date that most replications miss, for things go wrong by more than they go
# right.

# %%
print(f"Plan with all durations likely: {study.planned_finish:.1f} weeks")
print(f"Chance to meet it: {(finish['PERT'] <= study.planned_finish).mean():.0%}")

# %% [markdown]
# **The shape is a choice.** From the same three guesses the tent makes the job about
# two weeks longer than the hump, and promises much less. This weighs more than the
# merge bias. Neither shape is true. Who gives three numbers has not said how likely the
# worst is: ask.

# %% tags=["check"]
# The words above hold; the exact numbers are those of a million draws.
assert (mean, round(deviation, 10)) == (44, 3)
assert round(textbook.cdf(47), 3) == 0.841
assert abs(finish["PERT"].mean() - 44.33) < 0.3
assert abs(finish["triangular"].mean() - 46.24) < 0.4
assert abs((finish["PERT"] <= 47).mean() - 0.816) < 0.04
assert abs((finish["triangular"] <= 47).mean() - 0.594) < 0.05
assert (finish["PERT"] <= study.planned_finish).mean() < 0.5
tents = study.activities().query("setting == 'triangular'").set_index("activity")
decides = tents.loc["H", "criticality"], activities.loc["H", "criticality"]
assert decides[0] > decides[1] > 0.05

# %% [markdown]
# ## Exercise 1: what would you promise?
#
# The customer asks for a date that holds in four cases of five (P80). *Predict*: how
# many weeks lie between the textbook's P80 and that of the tent? *Run*: change 0.5 to
# 0.8. *Explain*: each week late costs 50,000. Which of the three would you put into the
# contract, and what would you want to know before?

# %%
chance = 0.5
promise = finish.quantile(chance)
promise["textbook"] = textbook.ppf(chance)
promise.round(1).to_frame("weeks")

# %% [markdown] tags=["solution"]
# **Solution.** The table shows the three. Between the textbook and the tent lie about
# three weeks, more than between P50 and P80 of the textbook: not knowing the shape
# weighs as much as chance itself. Ask those who do the work how often they have seen
# the worst case.

# %% tags=["solution"]
promise = finish.quantile(0.8)
promise["textbook"] = textbook.ppf(0.8)
apart = promise["triangular"] - promise["textbook"]
assert 2 < apart < 4
assert apart > textbook.ppf(0.8) - textbook.ppf(0.5)
promise.round(1).to_frame("weeks")

# %% [markdown]
# ## Exercise 2: where does a week of help help?
#
# You can hire help that makes one activity two weeks shorter at its worst (the *most*
# of the three). *Predict*: whom do you help, C, D or M? *Run*: try each. *Explain* by
# the table of criticality.

# %%
helped = "M"
one = guesses.loc[helped]
three = {"low": one["least"], "likely": one["likely"], "high": one["most"]}
better = sim.vary(plan, {f"activities.{helped}.duration": three})
tried = sim.run(better, 300, seed=1, settings=["PERT"]).replications["finish_days"]
print(f"Mean finish {tried.mean():.2f} weeks")

# %% [markdown] tags=["solution"]
# **Solution.** C. Every path goes through it, so it is always critical, and each week
# it saves is saved at the end. D is critical in part of the replications only. M (its
# worst is 3 weeks, and would become its least, 1) comes last on a path that seldom
# decides.

# %% tags=["solution"]
saved = {}
base = finish["PERT"][:300].mean()
for helped in "CDM":
    one = guesses.loc[helped]
    most = max(one["most"] - 2, one["likely"])
    three = {"low": one["least"], "likely": one["likely"], "high": most}
    better = sim.vary(plan, {f"activities.{helped}.duration": three})
    tried = sim.run(better, 300, seed=1, settings=["PERT"]).replications["finish_days"]
    saved[helped] = base - tried.mean()
assert saved["C"] > saved["D"] > saved["M"]
pd.Series(saved).round(2).to_frame("weeks saved on average")

# %% [markdown]
# ## Debrief
#
# Talk it over in twos, then with all:
#
# **Which of your own plans has one number for each task?** Who would be blamed if the
# date were missed: the one who drew the plan, or the one who did the last task? And
# what does a week late on the site mean for an invoice that is to be paid from it?
#
# *This plan had all its material. `where_is_the_cliff` brings back the suppliers, and
# asks how late they can be paid.*
