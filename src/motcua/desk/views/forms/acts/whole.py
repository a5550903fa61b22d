"""Acts on the form as a whole: its name and law, applicant, papers, computed values, examples."""

from django.utils.translation import gettext as _

from motcua.desk.views.forms.acts.sent import (
    Change,
    NotUnderstood,
    Sent,
    name_of,
    needed_words,
    words,
)
from motcua.eforms.making import conditions, edits
from motcua.eforms.making.edits import Json
from motcua.rules.form_document.parse import BLANK
from motcua.rules.form_document.reading import ID
from motcua.rules.form_logic.unspelling import unspell

# Particulars of the applicant that a question may give, in the order of the page.
APPLICANT_PARTS = ("full_name", "person_id", "birth_date", "phone", "email", "address")


def save_form(sent: Sent) -> Change:
    """Save form."""
    law = [line.strip()[:300] for line in sent.get("law", "").splitlines() if line.strip()]
    values: Json = {
        "title": needed_words(sent, "title", _("tên biểu mẫu")),
        "declaration": words(sent, "declaration"),
        "verified": "verified" in sent,
        "lang": ["vi", "en"] if "en" in sent else ["vi"],
    }
    name = sent.get("ten-trong-ho-so", "")

    def edit(document: Json) -> Json:
        if "en" in values["lang"] and "en" not in values["title"]:
            raise NotUnderstood(_("Biểu mẫu hai thứ tiếng cần tên tiếng Anh."))
        known = {f["id"] for _p, _n, f in edits.places(document)}
        subject = _subject(document, values["title"], name if name in known else "")
        made = edits.save_form(document, {**values, "subject_title": subject})
        made["law"] = law
        _put_applicant(made, sent, known)
        return made

    return Change(edit)


def _subject(document: Json, title: Json, name: str) -> Json:
    """
    Return what a dossier is called: the form's title, and the answer chosen for it.

    What an author wrote otherwise stays as long as the same answer stands in it.
    """
    present = document["subject_title"]
    blanks = BLANK.findall(present["vi"])
    ours = [f"{document['title']['vi']} – {{{blank}}}" for blank in blanks]
    if blanks and present["vi"] not in ours and (name in blanks or not name):
        return {k: v for k, v in present.items() if k == "vi" or "en" in title}
    return {k: f"{v} – {{{name}}}" if name else v for k, v in title.items()}


def _put_applicant(document: Json, sent: Sent, known: set[str]) -> None:
    """Set where the applicant's particulars come from; parts written in formulas stay."""
    parties = dict(document.get("parties", {}))
    parts = dict(parties.get("applicant", {}))
    for part in APPLICANT_PARTS:
        chosen = sent.get(f"nguoi-nop-{part}")
        if chosen is None:
            continue
        if chosen in known:
            parts[part] = f"${chosen}"
        elif str(parts.get(part, "")).startswith("$"):
            parts.pop(part)
    if parts.get("full_name"):
        parties["applicant"] = parts
    else:
        parties.pop("applicant", None)
    document.pop("parties", None)
    if parties:
        document["parties"] = parties


def save_paper(sent: Sent) -> Change:
    """Save paper."""
    title = needed_words(sent, "title", _("tên giấy tờ"))
    values: Json = {
        "title": title,
        "hint": words(sent, "hint"),
        "component": sent.get("component", "").strip() or None,
        "required": False if sent.get("demand") == "optional" else None,
        "soft": True if sent.get("demand") == "soft" else None,
    }
    kept = {key: value for key, value in values.items() if value is not None}
    paper_id = sent.get("giay", "")
    return Change(
        lambda d: edits.save_paper(d, paper_id, values if paper_id else kept), act="paper"
    )


def drop_paper(sent: Sent) -> Change:
    """Drop paper."""
    paper_id = sent["giay"]
    return Change(lambda d: edits.remove_item(d, "papers", paper_id), act="paper")


def save_derived(sent: Sent) -> Change:
    """Save derived."""
    name = sent.get("ten", "").strip()
    if not ID.fullmatch(name):
        raise NotUnderstood(_("Mã giá trị chỉ gồm chữ thường không dấu, số và gạch dưới."))
    formula = unspell(sent.get("cong-thuc", "").strip())
    return Change(lambda d: edits.save_derived(d, name, formula), act="derive")


def drop_derived(sent: Sent) -> Change:
    """Drop derived."""
    name = sent["ten"]

    def edit(document: Json) -> Json:
        used = conditions.uses(document, name)
        if used:
            raise NotUnderstood(
                _("Giá trị này đang được dùng ở: %(where)s.")
                % {"where": ", ".join(name_of(document, place) for place in used)}
            )
        return edits.remove_item(document, "derive", name)

    return Change(edit, act="derive")


def drop_example(sent: Sent) -> Change:
    """Drop example."""
    name = sent["ten"]
    return Change(lambda d: edits.remove_item(d, "examples", name, "name"), act="example")
