"""A table row by row under a slider, for notebooks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame


def browse(table: "DataFrame") -> object:
    """Show one row of *table* under a slider; without ipywidgets, return all rows.

    The slider moves over the index, whose name stands beside it.
    """
    try:
        import ipywidgets
    except ImportError:
        return table
    rows = ipywidgets.SelectionSlider(
        options=list(table.index), description=str(table.index.name)
    )
    return ipywidgets.interactive(lambda row: table.loc[[row]], row=rows)
