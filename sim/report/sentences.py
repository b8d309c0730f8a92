"""Every fact of a journal as a sentence."""

from sim.records import Record
from sim.report.credit_words import CREDIT
from sim.report.department_words import DEPARTMENTS
from sim.report.office_words import OFFICE
from sim.report.site_words import SITE
from sim.report.speech import Speech

SENTENCES = {**SITE, **CREDIT, **OFFICE, **DEPARTMENTS}
"""How each kind of fact is told."""


def told(fact: Record, speech: Speech) -> str:
    """Return a fact in words, without capital and full stop."""
    return SENTENCES[type(fact)](fact, speech)
