"""The tables that a load fills, with the columns it writes; ids not named are the database's."""

TABLES: dict[str, tuple[str, ...]] = {
    "eforms_draft": (
        "id", "key_digest", "release_id", "procedure_code", "agency_id", "account_id", "answers",
        "typed", "saved_pages", "version", "started_at", "last_activity_at", "submitted_reference",
    ),
    "casework_case": (
        "id", "kind", "label", "title", "subject_name", "search_key", "procedure_code",
        "field_code", "unit_id", "receiving_unit_id", "competent_unit_id", "role", "assignee_id",
        "process_version_id", "calendar_id", "rule_set", "limit_quantity", "limit_unit",
        "limit_convention", "limit_basis", "state", "before_supplement", "before_withdrawal",
        "step_key", "visit_id", "decision", "opened_at", "received_at", "intake_due_at",
        "started_at", "due_at", "due_without_extension_at", "due_note", "standing_since",
        "step_due_at", "waiting_until", "stop_proposed_at", "finished_at", "closed_at", "is_open",
        "supplement_count", "extension_count", "lane", "sort_at", "version",
    ),
    "casework_casestep": (
        "id", "case_id", "previous_id", "key", "unit_id", "role", "assignee_id", "entered_at",
        "entered_by", "due_at", "left_at", "left_by", "left_through", "note",
    ),
    "casework_actoutcome": ("token", "case_id", "act", "actor", "at", "outcome"),
    "casework_ledgerentry": (
        "case_id", "kind", "at", "actor", "reason", "basis", "until", "calendar_id",
        "limit_quantity", "limit_unit", "limit_convention", "due_at",
    ),
    "dossiers_dossier": (
        "id", "reference", "secret", "code", "case_id", "procedure_version_id", "service_id",
        "form_release_id", "draft_id", "channel", "result_channel", "account_id",
        "assisting_unit_id", "receiving_unit_id", "competent_unit_id", "rule_set", "answers",
        "submitted_at", "accepted_at", "closing_reason", "closing_basis", "withdrawal_reason",
    ),
    "dossiers_party": (
        "dossier_id", "role", "full_name", "person_id", "birth_date", "phone", "email", "address",
        "basis",
    ),
    "dossiers_paper": (
        "dossier_id", "component", "title_vi", "title_en", "required", "position", "state", "note",
        "checked_by_id", "checked_at",
    ),
    "dossiers_supplementrequest": (
        "dossier_id", "number", "reason", "components", "requested_at", "requested_by_id",
        "answer_by", "answered_at", "answer_note", "closed_at", "stop_proposed_at",
    ),
    "dossiers_result": (
        "dossier_id", "granted", "number", "summary", "file_id", "decided_by_id", "decided_at",
        "signed_by_id", "signed_at",
    ),
    "dossiers_handover": (
        "dossier_id", "channel", "received_by", "proxy_basis", "handed_over_by_id",
        "handed_over_at",
    ),
    "dossiers_rating": (
        "dossier_id", "token", "issued_at", "on_time", "attitude", "clarity", "comment",
        "rated_at", "changed_at",
    ),
    "dossiers_codecounter": ("unit_id", "day", "last"),
    "notifications_message": (
        "account_id", "kind", "subject", "link", "params", "created_at", "delivered_at", "read_at",
    ),
    "journal_journalentry": (
        "tag", "subject", "at", "actor", "unit", "basis", "before", "after", "data",
    ),
}  # fmt: skip
