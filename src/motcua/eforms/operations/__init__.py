"""The acts on forms and drafts, one file each."""

from motcua.eforms.operations.attach_file import (
    AlreadyAttached,
    PaperNotAsked,
    TooManyFiles,
    attach_file,
    remove_file,
)
from motcua.eforms.operations.change_release import (
    ChangedRelease,
    accept_release,
    decline_release,
)
from motcua.eforms.operations.claim_draft import claim_draft
from motcua.eforms.operations.discard_draft import discard_draft, prune_expired
from motcua.eforms.operations.publish_release import (
    ExamplesFail,
    FieldChangedType,
    GateRefused,
    VersionTaken,
    publish_release,
)
from motcua.eforms.operations.save_page import PageNotOpen, SavedPage, save_page
from motcua.eforms.operations.start_draft import StartedDraft, start_draft

__all__ = [
    "AlreadyAttached",
    "ChangedRelease",
    "ExamplesFail",
    "FieldChangedType",
    "GateRefused",
    "PageNotOpen",
    "PaperNotAsked",
    "SavedPage",
    "StartedDraft",
    "TooManyFiles",
    "VersionTaken",
    "accept_release",
    "attach_file",
    "claim_draft",
    "decline_release",
    "discard_draft",
    "prune_expired",
    "publish_release",
    "remove_file",
    "save_page",
    "start_draft",
]
