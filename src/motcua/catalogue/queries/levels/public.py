"""What a procedure's public page says of online levels and of blank forms."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.catalogue.models import BlankForm, OfferedService
from motcua.catalogue.queries.services import services_for
from motcua.catalogue.queries.versions import in_force
from motcua.eforms.levels import releases_for
from motcua.rules.service_level import BITS, Fact


@dataclass(frozen=True)
class OfficeLevel:
    """How far the procedure can be done online at one agency, under both decrees; None: not."""

    agency_code: str
    agency_name_vi: str
    agency_name_en: str
    level_43: int | None
    level_42: int | None
    since_42: date | None
    holds: int

    @property
    def takes_dossiers(self) -> bool:
        """Whether dossiers can be filed online there, whatever else may be missing."""
        return bool(self.holds & BITS[Fact.SUBMISSION])


@dataclass(frozen=True)
class BlankFormShown:
    """A blank form to download. `word_of`: the e-form whose Word file it is, else "" ."""

    id: int
    name: str
    basis: str
    file_id: UUID | None
    word_of: str


def office_levels(*, code: str) -> tuple[OfficeLevel, ...]:
    """Return the levels of a procedure at every agency that offers it, by code. One query."""
    rows = OfferedService.objects.filter(procedure__code=code, level_42__isnull=False)
    return tuple(
        OfficeLevel(*row)
        for row in rows.order_by("agency__code").values_list(
            "agency__code",
            "agency__name_vi",
            "agency__name_en",
            "level_43",
            "level_42",
            "since_42",
            "holds",
        )
    )


def blank_forms_of(*, code: str, on: date) -> tuple[BlankFormShown, ...]:
    """Return the blank forms of a procedure: those attached, then the Word files of its e-forms."""
    attached = BlankForm.objects.filter(in_force(on), procedure__code=code).order_by("id")
    shown = [BlankFormShown(b.pk, b.name, b.basis, b.file_id, "") for b in attached]
    return (
        *shown,
        *(BlankFormShown(0, "", "", None, form) for form in word_forms_of(code=code, on=on)),
    )


def word_forms_of(*, code: str, on: date) -> dict[str, str]:
    """Return the e-forms in use that came from a Word file, with its SHA-256. Two queries."""
    wanted = {(s.form_id, s.form_version) for s in services_for(code=code, on=on) if s.form_id}
    return {
        form_id: released.word_sha256
        for (form_id, _version), released in releases_for(wanted).items()
        if released.word_sha256
    }
