"""The totals that a scenario's source published, entered as an officer would enter them."""

from datetime import datetime

from motcua.project.demo.ground import ACTOR
from motcua.project.demo.reading import DemoFolder
from motcua.stewardship.models import PublishedFigure
from motcua.stewardship.operations.published import define_figure, enter_total


def publish_figures(folder: DemoFolder, *, at: datetime) -> int:
    """Enter every figure of the folder's `published` table with its total; return how many."""
    table = folder.table("published")
    figures: dict[str, PublishedFigure] = {}
    # A sum stands after its parts.
    for row in table["figure"]:
        figure = define_figure(
            words=row["words"], measure=row.get("measure", ""),
            is_part=row.get("is_part", False), actor=ACTOR, at=at,
            parts=[figures[part] for part in row.get("sum_of", ())],
        )  # fmt: skip
        figures[row["words"]] = figure
        enter_total(
            figure=figure, value=row["value"], as_of=table["as_of"], source=table["source"],
            actor=ACTOR, at=at,
        )  # fmt: skip
    return len(figures)
