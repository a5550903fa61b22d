"""
Who reacts to what: the one file where events find their reactions and jobs their modules.

Imported once, when the application is ready.
"""

from importlib import import_module

from motcua.kit.events import subscribe

JOB_MODULES: tuple[str, ...] = (
    "motcua.api.jobs",
    "motcua.casework.jobs",
    "motcua.catalogue.jobs",
    "motcua.eforms.jobs",
    "motcua.guidance.jobs",
    "motcua.indicators.jobs",
    "motcua.notifications.jobs",
    "motcua.programmes.jobs",
    "motcua.papi.jobs",
    "motcua.stewardship.jobs",
)


def wire() -> None:
    """Load every module that declares jobs, and subscribe the reactions."""
    for name in JOB_MODULES:
        import_module(name)
    _subscribe()
    _say_what_still_runs()
    _say_where_procedures_are_named()


def _say_where_procedures_are_named() -> None:
    """Who tells the catalogue where a procedure is named by its code."""
    from motcua.catalogue.announcing.naming import ask_also
    from motcua.guidance.queries.naming import named_in_guidance
    from motcua.portal.everyday import named_on_pages
    from motcua.programmes.queries.naming import named_in_programmes
    from motcua.stewardship.queries.naming import named_in_stewardship

    ask_also("guidance", named_in_guidance)
    ask_also("stewardship", named_in_stewardship)
    ask_also("programmes", named_in_programmes)
    ask_also("portal", named_on_pages)


def _say_what_still_runs() -> None:
    """Who tells the catalogue what the end of a procedure touches."""
    from motcua.catalogue.announcing.outside import Touched, count_by
    from motcua.dossiers import running

    count_by(Touched.DOSSIERS, running.count_running_dossiers)
    count_by(Touched.DRAFTS, running.count_open_drafts)


def _subscribe() -> None:
    """Who hears of what. Imported here: models are ready only when `wire` is called."""
    from motcua.casework.events import DueDateMoved, ProcessPublished, StopProposed
    from motcua.catalogue import reactions as catalogue
    from motcua.catalogue.events import NationalRecordsHeld, NationalRecordsLetGo
    from motcua.dossiers import reactions
    from motcua.dossiers.events import DossierSubmitted
    from motcua.eforms.events import DraftFilesReleased, FormPublished
    from motcua.guidance import reactions as guidance
    from motcua.stewardship import reactions as stewardship

    subscribe(StopProposed, reactions.on_stop_proposed)
    subscribe(DueDateMoved, reactions.on_due_date_moved)
    subscribe(DraftFilesReleased, reactions.on_draft_files_released)
    subscribe(DossierSubmitted, guidance.on_draft_sent)
    subscribe(ProcessPublished, catalogue.on_process_published)
    subscribe(FormPublished, catalogue.on_form_published)
    subscribe(NationalRecordsHeld, stewardship.on_national_records_held)
    subscribe(NationalRecordsLetGo, stewardship.on_national_records_let_go)
