"""What a scenario assumed, in one sentence: for pages and papers whose rows rest on it."""

from django.utils.translation import gettext as _

from motcua.catalogue.queries.assumed import Assumed
from motcua.design.wording import grouped


def assumed_sentence(found: Assumed) -> str:
    """Return of how many procedures what was assumed; "" where nothing was."""
    if not found:
        return ""
    counted = (
        (_("cấp thực hiện của %(n)s"), found.levels),
        (_("cơ quan của %(n)s"), found.agencies),
        (_("ngày có hiệu lực của %(n)s"), found.dates),
        (_("mức công bố của %(n)s"), found.declared),
        (_("tích hợp của %(n)s"), found.integrated),
    )
    parts = ", ".join(words % {"n": grouped(count)} for words, count in counted if count)
    return _("Dữ liệu kịch bản. Trong %(all)s thủ tục, do kịch bản giả định: %(parts)s.") % {
        "all": grouped(found.procedures), "parts": parts,
    }  # fmt: skip
