"""What the slip says of the fee agrees with the procedure's page."""

import pytest

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.reading.content import Fee, ProcedureContent, Terms, as_json
from motcua.dossiers import slips
from motcua.dossiers.models import Dossier


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ((Fee(amount_dong=0),), "Không mất tiền"),
        ((Fee(amount_dong=0), Fee(amount_dong=8_000)), "Thu tại nơi tiếp nhận khi có quy định"),
        ((Fee(amount_dong=None, words="Theo quy định"),), "Thu tại nơi tiếp nhận khi có quy định"),
        ((), "Thu tại nơi tiếp nhận khi có quy định"),
    ],
)
def test_only_a_procedure_that_is_wholly_free_is_called_free(
    fees: tuple[Fee, ...], said: str
) -> None:
    terms = (Terms(channel="online", fees=fees),)
    content = as_json(ProcedureContent(code="1.000001", name="Thử", field="Thử", terms=terms))
    dossier = Dossier(procedure_version=ProcedureVersion(content=content))
    assert slips._fee_words(dossier) == said
