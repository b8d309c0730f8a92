"""The scenario of a run, written as a file that repeats it."""

from io import StringIO

from sim.experiment.results import Results
from sim.scenario import vary

WIDTH = 100_000
"""Characters a line: a flow mapping that is broken within a key is no YAML."""


def resolved(results: Results) -> str:
    """Return the scenario of *results* as a file that gives the same results again."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap

    design = results.design
    tree = vary(
        design.scenario,
        {"experiment.replications": results.done, "experiment.seed": design.seed},
    ).resolved()
    if "sources" in tree:
        tree["sources"] = CommentedMap(tree["sources"])
        tree["sources"].fa.set_block_style()
    yaml, text = YAML(), StringIO()
    yaml.default_flow_style = None  # innermost lists and mappings on one line
    yaml.width = WIDTH
    yaml.dump(tree, text)
    return text.getvalue()
