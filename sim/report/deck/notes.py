"""What the presenter reads beside each slide: how to read it."""

from sim.report import bridge
from sim.report.money import short
from sim.summary import GainAndLoss

OPENING = (
    "The question: what does it cost the project when accounts payable does what it is"
    " paid for? Every arrangement was run through the same luck, replication by"
    " replication, so that what differs comes from the arrangement alone. The charts"
    " are native: their data can be edited."
)
ANSWER = (
    "What was found, first about the money, then about the site, then about what would"
    " be better. The slides that follow show each of them; the sentences follow from"
    " the numbers of the run."
)
CAUSES = (
    "Every idle day is traced back to what caused it: which supplier did not deliver,"
    " what happened, and which policy or line of a scorecard lies behind it. Shares are"
    " of all idle work days; the last column tells in how many replications the chain"
    " stopped a crew at all."
)
TABLE = (
    "One row a setting. Downtime cost is what idle crews and their plant cost (standby"
    " cost, and the return of crews that had left). Slip is the finish less the planned"
    " finish, in calendar days; some slip is normal. Firm value is what the job leaves"
    " the firm. ± is half of the 95 % interval of the mean; four in five replications"
    " stay below P80. The difference is against the reference on the same luck, with"
    " its 95 % interval. The last column is the share of replications in which no crew"
    " ever stood because a supplier held goods back for late payment."
)
WATERFALL = (
    "Read from left to right. The first column is the interest on the cash that"
    " late payment left in the bank, net of what the stops themselves cost the"
    " bank balance; it is all that extending payables is worth. Each further column"
    " starts where the one before ends: light ones add to firm value, dark ones take"
    " from it. The last column is the change in firm value. All are means of paired"
    " differences."
)
COSTS = (
    "One bar a setting: what it costs the firm beyond its plan, part by part. Parts"
    " left of the line are gains. The amount under each name is costs less gains."
    " Two bars differ by as much as the mean firm values of their settings. “Above the"
    " least” means: more than in the setting that has least of it."
)
S_CURVE = (
    "Each curve shows the share of replications that stay at or below a value: further"
    " left is better. Where it crosses 50 % is P50, the value that half of the"
    " replications do not exceed; at 80 % is P80, a cautious budget. A steep curve is"
    " certain, a flat one is not. With more than five settings each has a chart of its"
    " own beside the reference (black)."
)
FINISH = "Vertical lines mark the planned and the contract finish. "
GANTT = (
    "One replication, not an average: what was planned (grey) and done (blue), where a"
    " crew stood idle (hatched), which supplier held the account, and below on the same"
    " dates the stock of what ran short and the unpaid invoices."
)
AGEING = (
    "The same replication: the unpaid invoices by how long they are past due. The dark"
    " ones are those that make a supplier hold the account."
)
AGES = (
    "The same replication: how old accounts payable let the invoices of each supplier"
    " become, setting by setting. Darker is later; a black line is a late-payment hold."
)
ASSUMPTIONS = (
    "Back-up. Every source that the scenario names. “Assumption” marks what rests on"
    " no published source: those are the first to ask the client about."
)
METHOD = (
    "Back-up. How the numbers were made, what they mean, and how to repeat the study."
)


def of_waterfall(accounts: GainAndLoss, currency: str) -> str:
    """Return how to read the waterfall, with the interval of each account."""
    lines = [*bridge.changed(accounts), accounts.change]
    intervals = [
        f"{bridge.account(line.metric)}: {short(line.amount, currency)}"
        f" ({short(line.low, currency)} to {short(line.high, currency)})"
        for line in lines
    ]
    return "\n".join([WATERFALL, "95 % intervals:", *intervals])
