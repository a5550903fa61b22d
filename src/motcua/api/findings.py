"""What the evaluator found, in the words of the pages."""

from collections.abc import Iterable

from motcua.api.problems import Finding
from motcua.dossiers.draft_files import accepted_types
from motcua.eforms.presentation.wording import error_words
from motcua.rules.form_document import FieldError, Form, PaperNeed


def in_words(form: Form, errors: Iterable[FieldError], language: str) -> list[Finding]:
    """Return errors with the sentences that the pages print; the language must be active too."""
    fields = {field.id: field for _page, field in form.document.fields()}
    groups = {page.repeat.id for page in form.pages if page.repeat is not None}
    found = []
    for error in errors:
        name = error.field.rpartition(".")[2]
        asked = None if error.field in groups else fields.get(name)
        found.append(Finding(error.field, error.code, error_words(error, asked, language)))
    return found


def paper_out(need: PaperNeed) -> dict[str, object]:
    """Return a paper asked for as the API tells it."""
    paper = need.paper
    return {
        "id": paper.id,
        "title": {"vi": paper.title.vi, "en": paper.title.en},
        "required": need.is_required,
        "missing": need.is_missing,
        "content_types": list(accepted_types(paper)),
        "max_megabytes": paper.max_megabytes,
        "max_files": paper.max_files,
    }
