"""What the slides of the debrief say, and what the teacher says beside them."""

from typing import NamedTuple

from sim.workshop.story import EXEMPT, EXTEND, PROFIT, REFORMED, SHARED, Story

TITLE = "Who stopped the site?"
SUBTITLE = "What a project pays when each department does what it is paid for"
OPENING = (
    "Leave this up while they come back from the notebooks. Ask nobody yet. First let"
    " each write down one name: who stopped the site?"
)


class Slide(NamedTuple):
    """A slide of a few lines."""

    title: str
    lines: tuple[str, ...]
    notes: str


def who_stopped(story: Story) -> Slide:
    """Return the slide on which nobody is to blame."""
    return Slide(
        "Each of them did what his own rule says",
        (
            "The foreman called off in time, and phoned at once.",
            "The supplier wrote twice, and stopped when an invoice was too old.",
            "Accounts payable let invoices grow old, as its bonus asks.",
            "The executive paid once he had heard. By then the crew stood.",
            f"And the firm could have paid: on terms it always had {story.least_cash}"
            " or more in the bank.",
        ),
        "Take the names they wrote down, one after the other, and ask of each: what"
        " should he have done instead, with what he knew on that day? They will say:"
        " accounts payable should have known. Ask: from whom? It does not see the"
        " site.",
    )


RIGHT_BY_ITS_MEASURE = Slide(
    "Accounts payable was right, by its own measure",
    (
        "Every figure that it is shown got better: DPO, interest, bonus.",
        "Every figure that got worse stands in somebody else's books: idle crews with"
        " the site, damages with the contract, the next job with nobody.",
        "Freed cash is not income: it is worth the interest on it, and no more.",
        "What is paid for is done. What is not seen is not done, by anybody.",
    ),
    "They will say: then pay nobody a bonus. Ask what payables would look like then,"
    " and who would look after early-payment discounts. The fault is not the bonus, but"
    " that it stands alone.",
)
SETTINGS = Slide(
    "The goal may stay, if those who can stop the site are spared or the harm is seen",
    (),
    "Read line by line; the reference is paying on terms. Cover the column of firm"
    " value and let them guess first. “Then reformed” shows that mending late saves"
    " only a part. “Share the downtime” is close to terms here, but not where suppliers"
    " stop much sooner than the department believes. Nobody is told to be good in any"
    " of these: each pays for something else.",
)
AT_HOME = Slide(
    "And in your own firm?",
    (
        "Which department is paid for a figure whose price another department pays?",
        "Who would be the first to see it, and whom could he tell?",
        "Which of your suppliers could stop a site, and do those who pay them know it?",
        "Write down one change that needs nobody's permission, and do it this week.",
    ),
    "Two minutes alone, two in pairs, then three answers from the room. End here.",
)


def resolution(story: Story) -> Slide:
    """Return the slide with the story's end."""
    return Slide(
        "Profit of the project and the customer first; the others' goals support them",
        (
            "Lead goals for all: the project's profit, and a satisfied customer.",
            "Payables goals may stay, once their impact is understood.",
            f"The same bonus, with key suppliers exempt: {story.change(EXEMPT)} against"
            f" paying on terms. Paid for profit: {story.change(PROFIT)}.",
            f"The same bonus alone: {story.change(EXTEND)}; mended after the first"
            f" stop: {story.change(REFORMED)}.",
        ),
        "This is how the story ends. Payables are still managed, and still a goal. What"
        " changed is that everybody knows what a stopped site costs, and is paid for"
        f" the project first. Sharing the downtime ({story.change(SHARED)}) works only"
        " as far as the department knows when its suppliers stop.",
    )
