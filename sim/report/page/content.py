"""What stands on the page, worked out from a finished run."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

from sim.journal import Journal
from sim.report import comparison, dates
from sim.report.answer import answer, compared
from sim.report.assumptions import Assumption, assumptions
from sim.report.outline import count_of_sources
from sim.report.page import paid, results, stops
from sim.report.page.drawings import Drawing, drawings
from sim.report.page.steering import steering
from sim.report.page.tables import Table, words
from sim.report.page.told import Story, story_of
from sim.report.subject import Subject
from sim.report.why import SAMPLE, CommonCause, common_causes, sample
from sim.summary import GainAndLoss


class Content:
    """What the template asks for."""

    def __init__(self, subject: Subject) -> None:
        self.subject, self.study = subject, subject.study
        self.design = subject.study.results.design
        self.scenario = self.design.scenario
        self.currency = self.scenario.currency
        self.title, self.reference = self.scenario.title, subject.study.reference
        self.setting, self.replication = subject.setting, subject.replication
        self.manifest = subject.manifest
        self.done = subject.study.results.done
        self.sampled = min(SAMPLE, self.done)

    # --- question and answer ---------------------------------------------------------

    @property
    def stopped(self) -> bool:
        """Whether the user stopped the run before its end."""
        return self.study.results.stopped

    @property
    def planned(self) -> str:
        """The planned finish, as a day and a date."""
        settings = self.scenario.settings
        start = settings[self.reference].calendar.start
        return dates.planned(start, self.study.planned_finish)

    @cached_property
    def answer(self) -> tuple[str, str, str]:
        """The answer in three sentences."""
        return answer(self.study, self.setting)

    @cached_property
    def example(self) -> Mapping[str, Journal]:
        """The replication of which most is told, in every setting."""
        return self.study.example(self.setting, self.replication).journals

    @property
    def steering(self) -> Table:
        """How each setting steers and pays accounts payable."""
        return steering(self.example, self.scenario)

    # --- results ---------------------------------------------------------------------

    @property
    def results(self) -> list[Table]:
        """The settings side by side."""
        summary = self.study.summarised
        return [
            results.of_site(summary, self.currency),
            results.of_firm(summary, self.currency),
        ]

    @property
    def unfinished(self) -> list[str]:
        """In which settings replications did not finish."""
        return comparison.unfinished(self.study.summarised)

    @cached_property
    def drawings(self) -> list[Drawing]:
        """The figures."""
        return drawings(self.study, self.setting, self.replication)

    # --- causes ----------------------------------------------------------------------

    @cached_property
    def journals(self) -> dict[str, list[Journal]]:
        """The first replications of the setting and of the reference, replayed."""
        names = dict.fromkeys([self.reference, self.setting])
        ran = [name for name in names if name in self.design.settings]
        return {name: list(sample(self.study, name)) for name in ran}

    @cached_property
    def causes(self) -> dict[str, Sequence[CommonCause]]:
        """The causes of idle days, by setting."""
        return {
            name: common_causes(self.journals.get(name) or sample(self.study, name))
            for name in self.design.settings
        }

    @property
    def stops(self) -> list[Table]:
        """Why the site stopped, in the setting of which most is told, and in all."""
        tables = [stops.of_all(self.causes)]
        ours = self.causes[self.setting]
        return [stops.of_setting(self.setting, ours), *tables] if ours else tables

    @cached_property
    def story(self) -> Story:
        """One replication as a story."""
        journal = self.example[self.setting]
        return story_of(journal, self.scenario, self.design.seed)

    # --- paid and lost ---------------------------------------------------------------

    @cached_property
    def accounts(self) -> GainAndLoss | None:
        """Accounts payable's gain and the firm's loss, where they can be compared."""
        if not compared(self.study, self.setting):
            return None
        return self.study.gain_and_loss(self.setting)

    @property
    def paid(self) -> list[Table]:
        """What accounts payable was paid for, and what the firm lost."""
        if self.accounts is None:
            return []
        before, after = map(paid.working_capital, self.journals.values())
        unpaid, summary = (before, after), self.study.summarised
        return [
            paid.paid_for(summary, self.accounts, unpaid, self.currency),
            paid.lost(self.accounts, self.currency),
        ]

    @property
    def cash(self) -> str:
        """Whether the firm could have paid; nothing where nothing is compared."""
        if self.accounts is None:
            return ""
        table = self.study.replications
        return paid.could_have_paid(table, self.accounts, self.currency)

    # --- assumptions -----------------------------------------------------------------

    @property
    def sources(self) -> str:
        """How many figures have a source."""
        return count_of_sources(self.scenario)

    @property
    def assumptions(self) -> list[Table]:
        """Every figure with its source, part by part."""
        figures = groupby(assumptions(self.scenario), key=lambda figure: figure.part)
        return [_of_part(part, list(ours)) for part, ours in figures]


def _of_part(part: str, figures: Sequence[Assumption]) -> Table:
    return Table(
        part,
        ["Figure", "Value", "Basis", "Source, or what the assumption rests on"],
        [
            [
                words(figure.name),
                words(figure.words),
                words(figure.basis),
                words(figure.source),
            ]
            for figure in figures
        ],
    )
