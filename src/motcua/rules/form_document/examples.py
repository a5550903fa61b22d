"""Running a form's examples: the gate before it is published."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.rules.form_document.compilation import Form
from motcua.rules.form_document.journey import Journey, journey
from motcua.rules.form_document.model import Example


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one example: empty `differences` when everything was as expected."""

    name: str
    differences: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the example came out as its author expected."""
        return not self.differences


def run_examples(form: Form) -> tuple[Outcome, ...]:
    """Run every example of the document on the day that it names."""
    return tuple(
        Outcome(example.name, tuple(_differences(form, example)))
        for example in form.document.examples
    )


def _differences(form: Form, example: Example) -> Iterator[str]:
    replayed = journey(form, example.answers, example.today)
    expect = example.expect
    errors = tuple((error.field, error.code) for error in replayed.errors)
    if replayed.is_complete != expect.complete:
        yield f"complete: {replayed.is_complete}, errors: {errors}"
    if expect.pages is not None and replayed.path != expect.pages:
        yield f"pages: {replayed.path}"
    if expect.errors is not None and errors != expect.errors:
        yield f"errors: {errors}"
    if expect.papers is not None and _required_papers(replayed) != expect.papers:
        yield f"papers: {_required_papers(replayed)}"
    for name, value in (expect.derived or {}).items():
        if replayed.derived.get(name) != value:
            yield f"derived {name}: {replayed.derived.get(name)!r}"


def _required_papers(replayed: Journey) -> tuple[str, ...]:
    return tuple(need.paper.id for need in replayed.papers if need.is_required)
