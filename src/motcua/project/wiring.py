"""
Who reacts to what: the one file where events find their reactions and jobs their modules.

Imported once, when the application is ready.
"""

from importlib import import_module

JOB_MODULES: tuple[str, ...] = (
    "motcua.casework.jobs",
    "motcua.eforms.jobs",
    "motcua.dossiers.jobs",
    "motcua.notifications.jobs",
)


def wire() -> None:
    """Load every module that declares jobs, and subscribe the reactions."""
    for name in JOB_MODULES:
        try:
            import_module(name)
        except ModuleNotFoundError as missing:
            if missing.name not in {name, name.rsplit(".", 1)[0]}:
                raise
