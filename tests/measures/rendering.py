"""
How long the two faces take to render, without database and network; a measure, not a test.

    python -m tests.measures.rendering

Prints one line a page and language: characters, and the median in milliseconds.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import django

PAGES = ("design/errors/404.html", "portal/pages/how_to_submit.html", "portal/account/sign_in.html")
WARM_UP, ROUNDS = 200, 1500


def _median_ms(page: str, language: str) -> tuple[int, float]:
    from django.contrib.auth.models import AnonymousUser
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.utils import translation

    request = RequestFactory().get("/huong-dan/")
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = language
    request._messages = []  # type: ignore[attr-defined]
    translation.activate(language)
    took = []
    for _ in range(WARM_UP + ROUNDS):
        begin = time.perf_counter()
        rendered = render_to_string(page, {}, request)
        took.append(time.perf_counter() - begin)
    return len(rendered), statistics.median(took[WARM_UP:]) * 1000


def main() -> None:
    """Measure every page in both languages."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    django.setup()
    for language in ("vi", "en"):
        for page in PAGES:
            characters, median = _median_ms(page, language)
            print(f"{language}  {page:38} {characters:6}  {median:.2f} ms")


if __name__ == "__main__":
    main()
