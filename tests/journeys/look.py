"""
Look at pages: pictures at two widths and what is wrong with them, in one go.

    python -m tests.journeys.look --base http://127.0.0.1:8000 --out /tmp/shots / /thu-tuc/
    python -m tests.journeys.look … --as 0900000118 --password … --language en /ho-so/

Prints one line a page and width; exit status 1 when anything grave is found.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.journeys.browser import DESKTOP, PHONE, Eyes, find_chromium, open_eyes, running_chromium


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--out", type=Path, default=Path("var/shots"))
    parser.add_argument("--as", dest="login", default="")
    parser.add_argument("--password", default="")
    parser.add_argument("--language", choices=("vi", "en"), default="vi")
    parser.add_argument("--widths", type=int, nargs="*", default=[PHONE, DESKTOP])
    return parser.parse_args()


def _file_name(path: str, language: str, width: int) -> str:
    words = re.sub(r"[^a-zA-Z0-9]+", "-", path).strip("-") or "home"
    return f"{words[:60]}-{language}-{width}.png"


def _tell(eyes: Eyes, path: str, arguments: argparse.Namespace, width: int) -> bool:
    eyes.go(path)
    found = eyes.look()
    eyes.page.screenshot(
        path=arguments.out / _file_name(path, arguments.language, width), full_page=True
    )
    report = {"path": path, "width": width, **vars(found)}
    if arguments.language == "en":
        report["vietnamese"] = eyes.vietnamese_left()
    print(json.dumps({k: v for k, v in report.items() if v}, ensure_ascii=False))
    return not found.grave


def _look(browser: Browser, arguments: argparse.Namespace) -> bool:
    calm = True
    for width in arguments.widths:
        eyes = open_eyes(browser, arguments.base, width=width, language=arguments.language)
        if arguments.login:
            eyes.sign_in(arguments.login, arguments.password)
        for path in arguments.paths:
            calm = _tell(eyes, path, arguments, width) and calm
        eyes.page.context.close()
    return calm


def main() -> int:
    """Look at every page given."""
    arguments = _arguments()
    path = find_chromium()
    if path is None:
        print("no Chromium found: set MOTCUA_CHROMIUM to its path", file=sys.stderr)
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    with running_chromium(path) as browser:
        return 0 if _look(browser, arguments) else 1


if __name__ == "__main__":
    raise SystemExit(main())
