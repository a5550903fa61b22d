"""
The form document v1: one small JSON document that says everything about a form.

`parse_document` reads it or refuses it with every defect; `compile_form` makes it ready to run;
`journey` replays somebody's way through it; `normalise` understands what people type;
`json_schema` derives the data contract; `run_examples` is the gate before publishing.
"""

from motcua.rules.form_document.compilation import CompiledPage, Form, compile_form
from motcua.rules.form_document.errors import FieldError, Problem
from motcua.rules.form_document.examples import Outcome, run_examples
from motcua.rules.form_document.field_types import FieldType
from motcua.rules.form_document.journey import Journey, PageState, PaperNeed, accepts, journey
from motcua.rules.form_document.model import (
    Document,
    Example,
    Field,
    Option,
    Page,
    Paper,
    Role,
    Words,
    WordSource,
)
from motcua.rules.form_document.normalise import Normalised, Raw, normalise
from motcua.rules.form_document.parse import parse_document
from motcua.rules.form_document.people import Person, people, result_channel, subject_title
from motcua.rules.form_document.reading import Defect, DocumentRefused
from motcua.rules.form_document.saying import say
from motcua.rules.form_document.schema import json_schema
from motcua.rules.form_document.vocabularies import Vocabularies
from motcua.rules.form_document.whole import faults, faults_so_far, not_asked

__all__ = [
    "CompiledPage",
    "Defect",
    "Document",
    "DocumentRefused",
    "Example",
    "Field",
    "FieldError",
    "FieldType",
    "Form",
    "Journey",
    "Normalised",
    "Option",
    "Outcome",
    "Page",
    "PageState",
    "Paper",
    "PaperNeed",
    "Person",
    "Problem",
    "Raw",
    "Role",
    "Vocabularies",
    "WordSource",
    "Words",
    "accepts",
    "compile_form",
    "faults",
    "faults_so_far",
    "journey",
    "json_schema",
    "normalise",
    "not_asked",
    "parse_document",
    "people",
    "result_channel",
    "run_examples",
    "say",
    "subject_title",
]
