"""What the catalogue does when something below it is published: the levels it touches change."""

from motcua.casework.events import ProcessPublished
from motcua.catalogue.operations.levels import refresh_levels, services_of
from motcua.eforms.events import FormPublished


def on_process_published(event: ProcessPublished) -> None:
    """Reckon the services that name the process anew."""
    refresh_levels(services=services_of(process_codes=[event.code]), at=event.at)


def on_form_published(event: FormPublished) -> None:
    """Reckon the services that use the form anew."""
    refresh_levels(services=services_of(form_ids=[event.form_id]), at=event.at)
