"""The teacher's guide and the handout: templates filled in with the story."""

from sim.workshop.notebooks import openings
from sim.workshop.story import Story


def guide(story: Story) -> str:
    """Return the teacher's guide as Markdown."""
    return _filled("guide.md", story)


def handout(story: Story) -> str:
    """Return the handout: one page of HTML, to be printed."""
    return _filled("handout.html", story)


def _filled(template: str, story: Story) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("sim.workshop", "parts"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filled = environment.get_template(template)
    return filled.render(story=story, notebooks=openings())
