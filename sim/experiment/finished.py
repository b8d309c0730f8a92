"""Finished runs, read back from their folders."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ValidationError

from sim.experiment.design import Design
from sim.experiment.results import Results
from sim.experiment.stored import (
    FolderError,
    activities_of,
    decisions_of,
    metrics_of,
    text_of,
)
from sim.model import prepare
from sim.scenario import Scenario, load
from sim.scenario.file import Parts


class Versions(BaseModel):
    """Which program made a run."""

    crosspurpose: str


class Manifest(BaseModel):
    """What is read of ``manifest.json``."""

    settings: tuple[str, ...]
    replications: int
    replications_asked: int
    seed: int
    scenario_sha256: str
    versions: Versions


@dataclass(frozen=True)
class Finished:
    """A finished run: where it lies, what it found, which version made it."""

    path: Path
    results: Results
    version: str


class Apart(NamedTuple):
    """Why two runs are not compared in pairs: other luck, other inputs, another job."""

    kind: Literal["luck", "inputs", "job"]
    reason: str


def read(path: Path) -> Finished:
    """Read the folder of a finished run.

    Raises
    ------
    FolderError
        If it is none, or if its files do not belong together.
    ScenarioError
        If this version does not take its scenario.
    """
    if not path.is_dir():
        raise FolderError(f"{path}: there is no such folder")
    manifest = _manifest(path / "manifest.json")
    scenario = _scenario(path / "scenario.yaml", manifest)
    results = Results.of(
        Design(
            scenario=scenario,
            settings=manifest.settings,
            replications=manifest.replications_asked,
            seed=manifest.seed,
        ),
        prepare(scenario, scenario.reference).plan.finish,
        metrics_of(path / "replications.csv", manifest.settings, manifest.replications),
        list(decisions_of(path / "decisions.csv")),
        list(activities_of(path / "activities.csv")),
    )
    return Finished(path, results, manifest.versions.crosspurpose)


def differs(ours: Finished, theirs: Finished) -> Apart | None:
    """Say why two runs are not compared in pairs; ``None`` if they are (rule R1).

    Settings may differ, and so may the number of replications. Another title and other
    activities make another job.
    """
    if _is_another_job(ours, theirs):
        return Apart("job", "another job: title and activities differ")
    seeds = [run.results.design.seed for run in (ours, theirs)]
    if seeds[0] != seeds[1]:
        return Apart("luck", f"seed {seeds[0]}, not {seeds[1]}")
    if ours.version != theirs.version:
        return Apart("luck", f"crosspurpose {ours.version}, not {theirs.version}")
    mine, other = (run.results.design.scenario.resolved() for run in (ours, theirs))
    parts = [
        part
        for part in Parts.model_fields
        if json.dumps(mine.get(part)) != json.dumps(other.get(part))
    ]
    reason = f"its scenario differs in {' and '.join(parts)}"
    return Apart("inputs", reason) if parts else None


def _is_another_job(ours: Finished, theirs: Finished) -> bool:
    mine, other = (run.results.design.scenario for run in (ours, theirs))
    works = [set(of.settings[of.reference].activities) for of in (mine, other)]
    return mine.title != other.title and works[0] != works[1]


def _manifest(file: Path) -> Manifest:
    try:
        return Manifest.model_validate_json(text_of(file))
    except ValidationError as error:
        first = error.errors()[0]
        about = " ".join([".".join(map(str, first["loc"])), first["msg"]]).strip()
        raise FolderError(f"{file.parent}: {file.name} is damaged: {about}") from error


def _scenario(file: Path, manifest: Manifest) -> Scenario:
    """Read the scenario of a run, which must be as the run left it."""
    if sha256(text_of(file).encode()).hexdigest() != manifest.scenario_sha256:
        raise FolderError(
            f"{file.parent}: {file.name} is not that of the run: it was changed, or"
            " the run was not finished"
        )
    return load(file)
