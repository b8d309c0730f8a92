"""Write what a run leaves behind into its folder."""

import json
from typing import TYPE_CHECKING

from sim.experiment.folder import RunFolder
from sim.experiment.manifest import manifest
from sim.experiment.resolved import resolved
from sim.experiment.stored import text_of, write_replications
from sim.report.study import Study

if TYPE_CHECKING:
    from pandas import DataFrame


def keep(folder: RunFolder, study: Study, *, command: str) -> None:
    """Write the scenario, tables, figures and manifest of *study* to *folder*."""
    keep_tables(folder, study)
    folder.fill("figures", study.plot.write)
    keep_manifest(folder, study, command=command)


def keep_tables(folder: RunFolder, study: Study) -> None:
    """Write the scenario and the tables of *study* to *folder*."""
    folder.write("scenario.yaml", resolved(study.results))
    write_replications(folder.path / "replications.csv", study.results)
    folder.write("decisions.csv", _csv(study.decisions))
    folder.write("summary.csv", _csv(study.summarised.rows()))
    folder.write("activities.csv", _csv(study.activities()))


def keep_manifest(folder: RunFolder, study: Study, *, command: str) -> None:
    """Write the manifest: the last file of a run, whose scenario it stands for."""
    scenario = text_of(folder.path / "scenario.yaml")
    facts = manifest(study.results, command=command, scenario_text=scenario)
    folder.write("manifest.json", json.dumps(facts, indent=2) + "\n")


def _csv(table: "DataFrame") -> str:
    """Return *table* as text; what has no value is an empty cell (rule J6)."""
    return table.to_csv(index=False, lineterminator="\n")
