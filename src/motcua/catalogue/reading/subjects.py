"""Who may apply: the source's words, some of them cut apart at their commas, as our closed list."""

from motcua.catalogue.vocabulary import Subject

_CUT_APART = ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Cán bộ, công chức, viên chức")
_KNOWN = {
    "công dân việt nam": Subject.CITIZEN,
    "công dân việt nam mà không xác định được nơi thường trú hoặc nơi tạm trú": Subject.CITIZEN,
    "người việt nam định cư ở nước ngoài": Subject.OVERSEAS_VIETNAMESE,
    "người nước ngoài": Subject.FOREIGNER,
    "người nước ngoài cư trú tại việt nam": Subject.FOREIGNER,
    "người nước ngoài đã cư trú tại việt nam": Subject.FOREIGNER,
    "cán bộ, công chức, viên chức": Subject.OFFICIAL,
    "doanh nghiệp": Subject.BUSINESS,
    "doanh nghiệp việt nam": Subject.BUSINESS,
    "doanh nghiệp có vốn đầu tư nước ngoài": Subject.FOREIGN_BUSINESS,
    "hợp tác xã": Subject.COOPERATIVE,
    "tổ chức (không bao gồm doanh nghiệp, htx)": Subject.ORGANISATION,
    "tổ chức nước ngoài": Subject.FOREIGN_ORGANISATION,
    "tổ chức đảng": Subject.PARTY,
    "đảng viên": Subject.PARTY,
}
_ORDER = {subject: place for place, subject in enumerate(Subject.values)}


def read_subjects(raw: list[str]) -> tuple[str, ...]:
    """Return the subjects in the list's order, each once; unknown words become "other"."""
    joined = ", ".join(raw)
    found: set[str] = set()
    for whole in _CUT_APART:
        if whole in joined:
            joined = joined.replace(whole, "")
            found.add(_KNOWN[whole.lower()])
    for part in filter(None, (p.strip().lower() for p in joined.split(","))):
        found.add(_KNOWN.get(part, Subject.OTHER))
    return tuple(sorted(map(str, found), key=_ORDER.__getitem__))
