"""The sheets of the accounts, the waterfall and the cost parts, with live totals."""

from sim.report import bridge, words
from sim.report.answer import compared
from sim.report.costs import PARTS, cost_parts
from sim.report.study import Study
from sim.report.workbook.book import Book, Cell, Column, Formula
from sim.report.workbook.replications import Ranges
from sim.summary import GainAndLoss, Line
from sim.summary.accounts import SIGNS

ACCOUNTS, WATERFALL, COSTS = "Accounts", "Waterfall", "Cost parts"
CHANGE = "Change in firm value"
BARS = ("Base", "Rise", "Rise below 0", "Fall", "Fall below 0", CHANGE)
FIRST = 2
"""The row under the headings."""
BRIDGE = (
    Column("Account", 42),
    Column("Amount", 16, "money"),
    Column("95 % interval, low", 16, "money"),
    Column("95 % interval, high", 16, "money"),
    Column("Adds up to", 16, "money"),
    *(Column(bar, 16, "money") for bar in BARS),
)


def add_accounts(book: Book, study: Study, ranges: Ranges) -> None:
    """Add the mean accounts of each setting, and the firm value that they make."""
    settings = study.results.design.settings
    columns = [Column("Account", 42), Column("Enters as", 10)]
    columns += [Column(setting, 20, "money") for setting in settings]
    sheet = book.sheet(ACCOUNTS, columns, frozen=2)
    table = study.replications.fillna(dict.fromkeys(SIGNS, 0.0))
    means = table.groupby("setting", sort=False)[[*SIGNS, "firm_value"]].mean()
    for account, sign in SIGNS.items():
        formulas: list[Cell] = [
            Formula(ranges.mean_account(account, number), means[account][setting])
            for number, setting in enumerate(settings, 1)
        ]
        sheet.add([words.name(account), "plus" if sign > 0 else "less", *formulas])
    known = [float(means["firm_value"][setting]) for setting in settings]
    letters = [_letters(place + 2) for place in range(len(settings))]
    totals = [Formula(_total(c), v) for c, v in zip(letters, known, strict=True)]
    sheet.add(["Firm value, the sum of its parts", "", *totals])
    last = len(SIGNS) + 3
    found = [
        Formula(ranges.mean_account("firm_value", number), value)
        for number, value in enumerate(known, 1)
    ]
    sheet.add(["Firm value, mean of the replications", "", *found])
    gaps = [Formula(f"={c}{last - 1}-{c}{last}", 0.0) for c in letters]
    sheet.add(["Difference of the two: nothing", "", *gaps])


def add_waterfall(book: Book, study: Study, setting: str) -> GainAndLoss | None:
    """Add what AP gains and the firm loses in a setting, bar by bar."""
    if not compared(study, setting):
        return None
    accounts = study.gain_and_loss(setting)
    assert accounts is not None
    sheet = book.sheet(WATERFALL, BRIDGE)
    settings = study.results.design.settings
    pair = [settings.index(s) + 2 for s in (accounts.setting, accounts.reference)]
    ours, theirs = map(_letters, pair)
    lines, end = bridge.changed(accounts), 0.0
    for line, bar in zip(lines, bridge.spans(lines), strict=True):
        end += line.amount
        amount = Formula(_difference(line.metric, ours, theirs), line.amount)
        sheet.add(_bar_row(sheet.rows + 2, line, amount, end, bar))
    change, at = accounts.change, sheet.rows + 2
    amount = Formula(f"=SUM(B2:B{at - 1})" if lines else "=0", change.amount)
    empty = [None] * len(BARS)
    last = Formula(f"=B{at}", change.amount)
    sheet.add([CHANGE, amount, change.low, change.high, *empty, last])
    return accounts


def _difference(metric: str, ours: str, theirs: str) -> str:
    """Return what an account adds to the change, from the sheet of accounts."""
    row, sign = list(SIGNS).index(metric) + 2, "" if SIGNS[metric] > 0 else "-"
    return f"={sign}({ACCOUNTS}!{ours}{row}-{ACCOUNTS}!{theirs}{row})"


def _bar_row(
    at: int, line: Line, amount: Formula, end: float, bar: bridge.Span
) -> list[Cell]:
    """Return the row of a bar, which starts where the one above ends."""
    before = f"E{at - 1}" if at > FIRST else "0"
    running = Formula(f"={before}+B{at}", end)
    name = bridge.account(line.metric)
    bars = _bars(at, before, line.amount, bar)
    return [name, amount, line.low, line.high, running, *bars]


def add_costs(book: Book, study: Study) -> list[str]:
    """Add what each setting costs beyond its plan; return the parts that are shown."""
    parts = cost_parts(study.replications)
    shown = list(next(iter(parts.values())))
    columns = [Column("Setting", 32)]
    columns += [Column(PARTS[name], 18, "money") for name in shown]
    sheet = book.sheet(COSTS, [*columns, Column("Total", 18, "money")])
    last = _letters(max(len(shown), 1))
    for setting, of in parts.items():
        at = sheet.rows + 2
        total = Formula(f"=SUM(B{at}:{last}{at})", sum(of.values()))
        sheet.add([setting, *of.values(), total if shown else 0.0])
    return shown


def _bars(
    at: int, before: str, amount: float, bar: bridge.Span
) -> list[Formula | None]:
    """Return base, rise and fall of a bar as formulas of where it starts and ends."""
    low, high = f"MIN({before},E{at})", f"MAX({before},E{at})"
    base = f"=MAX(0,{low})+MIN(0,{high})"
    above = f"MAX(0,{high})-MAX(0,{low})"
    below = f"MIN(0,{low})-MIN(0,{high})"
    rises = amount > 0
    return [
        Formula(base, bar.base),
        Formula(f"=IF(B{at}>0,{above},0)", bar.above * rises),
        Formula(f"=IF(B{at}>0,{below},0)", bar.below * rises),
        Formula(f"=IF(B{at}>0,0,{above})", bar.above * (not rises)),
        Formula(f"=IF(B{at}>0,0,{below})", bar.below * (not rises)),
        None,
    ]


def _total(letters: str) -> str:
    """Return the sum of the accounts in a column, each with its sign (rule I5)."""
    signs = enumerate(SIGNS.values(), start=2)
    return "=" + "".join(f"{'+' if s > 0 else '-'}{letters}{row}" for row, s in signs)


def _letters(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(place)
    return letters
