"""What every template may print without asking: no queries here."""

from django.conf import settings
from django.http import HttpRequest


def interface(request: HttpRequest) -> dict[str, object]:
    """Return language, text size and the province's name in the reader's language."""
    language = getattr(request, "LANGUAGE_CODE", "vi")
    return {
        "language": language,
        "text_size": getattr(request, "text_size", "normal"),
        "province_name": settings.PROVINCE_NAME_EN if language == "en" else settings.PROVINCE_NAME,
        "demo_notice": not settings.PRODUCTION,
    }
