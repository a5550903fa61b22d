"""
Who reacts to what: the one file where events find their reactions and jobs their modules.

Imported once, when the application is ready.
"""

from importlib import import_module
from importlib.util import find_spec

JOB_MODULES: tuple[str, ...] = (
    "motcua.journal.jobs",
    "motcua.casework.jobs",
    "motcua.eforms.jobs",
    "motcua.dossiers.jobs",
    "motcua.notifications.jobs",
)


def wire() -> None:
    """Load every module that declares jobs, and subscribe the reactions."""
    for name in JOB_MODULES:
        if find_spec(name) is not None:
            import_module(name)
