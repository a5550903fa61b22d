"""The examples that the machine made are made anew when the form changes; people's stay."""

from datetime import date

from motcua.eforms.making.edits import Json
from motcua.eforms.vocabularies import vocabularies
from motcua.rules.form_document import compile_form, parse_document
from motcua.rules.form_document.sampling import ACCEPTED, REFUSED, sample_examples


def renewed(document: Json, today: date) -> Json:
    """
    Return the document with the machine's own examples in step with it. `today`: their day.

    A document without any of them is returned as it is: somebody took them out.

    :raises rules.form_document.DocumentRefused: it does not read as a form
    """
    examples = document.get("examples", ())
    own = [e for e in examples if e["name"] not in {ACCEPTED, REFUSED}]
    form = compile_form(parse_document(document), vocabularies())
    if len(own) == len(examples):
        return document
    made = {**document, "examples": [*sample_examples(form, today), *own]}
    return made if made["examples"] else {k: v for k, v in made.items() if k != "examples"}
