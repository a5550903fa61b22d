"""The API put together: resources, one parser, one renderer, and every refusal in one place."""

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as lazy
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from motcua.accounts import throttle
from motcua.api import findings, problems
from motcua.api.access import too_many
from motcua.api.language import language_of
from motcua.api.problems import Finding, Refused
from motcua.api.reading import JsonParser
from motcua.api.resources import dossiers, drafts, files, forms, procedures
from motcua.catalogue.queries import ProcedureNotFound
from motcua.dossiers.access import DossierNotTheirs
from motcua.eforms.access import DraftNotFound, DraftSubmitted
from motcua.eforms.operations.save_answers import AnswersRefused, DraftChangedMeanwhile
from motcua.eforms.releases import FormNotPublished


class JsonRenderer(BaseRenderer):
    """Writes Vietnamese letters as they are."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """Return the text of an answer."""
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


class Api(NinjaAPI):
    """Names calls in the OpenAPI document as their addresses are named here."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return "draft-new" for the address named "api-draft-new"."""
        return operation.url_name.removeprefix("api-")


api = Api(
    title="motcua",
    version="1.0.0",
    docs_url=None,
    openapi_url=None,
    urls_namespace="motcua-api-v1",
    parser=JsonParser(),
    renderer=JsonRenderer(),
)
api.add_router("/procedures", procedures.router)
api.add_router("/forms", forms.router)
api.add_router("/drafts", drafts.router)
api.add_router("/drafts", files.router)
api.add_router("/dossiers", dossiers.router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    return problems.answer(refused)


def _not_found(request: HttpRequest, refused: Exception | type[Exception]) -> HttpResponse:
    return problems.answer(Refused(problems.NOT_FOUND))


for missing in (DraftNotFound, DossierNotTheirs, ProcedureNotFound, FormNotPublished):
    api.add_exception_handler(missing, _not_found)


@api.exception_handler(DraftSubmitted)
def _submitted(request: HttpRequest, refused: DraftSubmitted) -> HttpResponse:
    return problems.answer(Refused(problems.SUBMITTED, more={"reference": refused.reference}))


@api.exception_handler(DraftChangedMeanwhile)
def _changed(request: HttpRequest, refused: DraftChangedMeanwhile) -> HttpResponse:
    return problems.answer(Refused(problems.CHANGED, more={"version": refused.version}))


@api.exception_handler(AnswersRefused)
def _answers(request: HttpRequest, refused: AnswersRefused) -> HttpResponse:
    errors = findings.in_words(refused.form, refused.errors, language_of(request))
    return problems.answer(Refused(problems.INVALID_ANSWERS, errors=errors))


@api.exception_handler(throttle.TooManyAttempts)
def _too_many(request: HttpRequest, refused: throttle.TooManyAttempts) -> HttpResponse:
    return problems.answer(too_many(refused.retry_after))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, refused: HttpError) -> HttpResponse:
    # The framework wraps what our parser refuses.
    if isinstance(refused.__cause__, Refused):
        return problems.answer(refused.__cause__)
    return problems.answer(Refused(problems.kind_of(refused.status_code)))


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, refused: RequestDataTooBig) -> HttpResponse:
    return problems.answer(Refused(problems.TOO_LARGE))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, refused: ValidationError) -> HttpResponse:
    found = [_finding(error) for error in refused.errors]
    return problems.answer(Refused(problems.INVALID_INPUT, errors=found))


_UNUSABLE = lazy("Giá trị không dùng được ở đây.")
_SAID = {
    "missing": lazy("Còn thiếu trường này."),
    "extra_forbidden": lazy("Không có trường nào tên như vậy."),
    "string_too_long": lazy("Dài quá."),
    "string_too_short": lazy("Xin điền vào đây."),
}


def _finding(error: dict[str, Any]) -> Finding:
    """Put what the validator found into our words; its own are English and quote the input."""
    code = str(error["type"])
    # ("body", "body", "answers"): where it stands and how the handler calls it, then the path.
    source, *path = [str(part) for part in error["loc"]]
    field = ".".join(path[1:] if source == "body" else path) or source
    return Finding(field[:200], code, str(_SAID.get(code, _UNUSABLE)))
