"""What the app keeps: published releases, drafts of citizens, and forms in the making."""

from motcua.eforms.models.filling import Draft, DraftFile, FormRelease
from motcua.eforms.models.making import FormProject, FormStep, ProjectState, Purpose, WordFile

__all__ = [
    "Draft",
    "DraftFile",
    "FormProject",
    "FormRelease",
    "FormStep",
    "ProjectState",
    "Purpose",
    "WordFile",
]
