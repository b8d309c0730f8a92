"""The deck: which slides it has, in which order."""

from io import BytesIO
from pathlib import Path

from sim.report import figures, findings
from sim.report.answer import compared
from sim.report.costs import cost_parts
from sim.report.deck import notes
from sim.report.deck.answers import add_answer, add_causes
from sim.report.deck.backup import add_assumptions, add_method
from sim.report.deck.canvas import Canvas
from sim.report.deck.columns import add_cost_parts, add_waterfall
from sim.report.deck.headlines import of_firm
from sim.report.deck.images import add_picture
from sim.report.deck.s_curves import add_s_curve
from sim.report.deck.standing import firm_values, table_of
from sim.report.deck.templates import canvas
from sim.report.deck.texts import add_source, split
from sim.report.repeatable import MOMENT, repeatable
from sim.report.stairs import content_of
from sim.report.study import Study
from sim.report.style import looks
from sim.report.subject import Subject

CURVES = {"finish_days": notes.FINISH + notes.S_CURVE, "downtime_cost": notes.S_CURVE}
QUESTION = "What each way of paying accounts payable costs the firm"


def deck(subject: Subject, template: Path | None = None) -> bytes:
    """Return a deck on *subject* as a PowerPoint file, the same bytes for the same run.

    A *template* is a client's presentation, for its layouts and theme.
    """
    slides, study = canvas(template), subject.study
    _open(slides, study)
    add_answer(slides, subject)
    _add_settings(slides, study)
    _add_accounts(slides, study, subject.setting)
    _add_costs(slides, study)
    _add_curves(slides, study)
    add_causes(slides, subject)
    _add_example(slides, subject)
    add_assumptions(slides, study)
    add_method(slides, study, subject.version)
    return _saved(slides, study)


def _open(slides: Canvas, study: Study) -> None:
    facts, design = study.plot.facts, study.results.design
    source = study.plot.source.removeprefix(f"Source: {facts.title}; ").rstrip(".")
    subtitle = f"{QUESTION}\n{source}; amounts in {facts.currency}"
    if study.results.stopped:
        subtitle += (
            f"\nThe run was stopped early: {design.replications:,} were asked for"
        )
    slides.open(facts.title, subtitle, notes.OPENING)


def _add_settings(slides: Canvas, study: Study) -> None:
    currency = study.plot.facts.currency
    title = of_firm(firm_values(study.summarised), currency)
    room, _ = split(slides.body, study.plot.source)
    for part in table_of(study.summarised, currency).pages(room):
        page = slides.add(title, notes.TABLE)
        part.draw(page.slide, add_source(page, study.plot.source))


def _add_accounts(slides: Canvas, study: Study, setting: str) -> None:
    """Add the waterfall of a setting, if it can be compared."""
    if not compared(study, setting):
        return
    accounts = study.gain_and_loss(setting)
    assert accounts is not None
    currency = study.plot.facts.currency
    title = findings.of_waterfall(accounts, currency)
    page = slides.add(title, notes.of_waterfall(accounts, currency))
    box = add_source(page, study.plot.source)
    look = looks(study.results.design.settings, study.reference)[accounts.setting]
    add_waterfall(page.slide, box, accounts, currency, look=look, alt=title)


def _add_costs(slides: Canvas, study: Study) -> None:
    currency = study.plot.facts.currency
    parts = cost_parts(study.replications)
    totals = {setting: sum(of.values()) for setting, of in parts.items()}
    title = findings.of_costs(totals, study.reference, currency)
    page = slides.add(title, notes.COSTS)
    box = add_source(page, study.plot.source)
    add_cost_parts(page.slide, box, parts, currency, alt=title)


def _add_curves(slides: Canvas, study: Study) -> None:
    facts = study.plot.facts
    for metric, note in CURVES.items():
        content = content_of(
            study.replications, facts.reference, facts.currency, metric, facts.finishes
        )
        add_s_curve(slides, content, study.plot.source, note)


def _add_example(slides: Canvas, subject: Subject) -> None:
    """Add the figures of one replication, drawn once for all three."""
    study, facts = subject.study, subject.study.plot.facts
    example = study.example(subject.setting, subject.replication)
    source = figures.example_line(study.replications, facts, example)
    journal, currency = example.journal, facts.currency
    gantt = figures.gantt(journal, currency, source=source)
    add_picture(slides, gantt, notes.GANTT)
    ageing = figures.payables_ageing(journal, currency, source=source)
    add_picture(slides, ageing, notes.AGEING)
    journals = example.journals.values()
    ages = figures.payment_ages(journals, example.setting, source=source)
    if ages is not None:
        add_picture(slides, ages, notes.AGES)


def _saved(slides: Canvas, study: Study) -> bytes:
    presentation, file = slides.presentation, BytesIO()
    properties = presentation.core_properties
    properties.title = study.results.design.scenario.title
    properties.created = properties.modified = MOMENT
    presentation.save(file)
    return repeatable(file.getvalue())
