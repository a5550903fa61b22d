"""Styles and fonts reach a slow telephone small, once, and stay there."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from motcua.design.templatetags.motcua import asset
from motcua.project.static_files import compressed_copy

PACKAGE = Path(__file__).resolve().parents[2]
FONTS_IN_CSS = re.compile(r"url\((/static/[^)\"]+)\)")


def _style_sheet() -> str:
    return Path(str(finders.find("design/motcua.css"))).read_text()


def test_the_style_sheet_is_sent_compressed_to_those_who_take_it(client: Client) -> None:
    answer = client.get(asset("design/motcua.css"), headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert gzip.decompress(answer.getvalue()).decode() == _style_sheet()


def test_the_style_sheet_is_sent_plain_to_those_who_do_not(client: Client) -> None:
    answer = client.get(asset("design/motcua.css"))
    assert "Content-Encoding" not in answer
    assert answer.getvalue().decode() == _style_sheet()


def test_a_browser_keeps_static_files_for_a_year(client: Client) -> None:
    answer = client.get(asset("design/motcua.css"))
    answer.getvalue()
    assert answer["Cache-Control"] == "max-age=31536000, public"


def test_a_font_is_not_compressed_a_second_time() -> None:
    font = finders.find("design/fonts/be-vietnam-pro-latin-400-normal.woff2")
    assert compressed_copy(Path(str(font))) is None


def test_the_compressed_copy_follows_the_content(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text("a{color:red}" * 100)
    first = compressed_copy(sheet)
    sheet.write_text("a{color:blue}" * 100)
    second = compressed_copy(sheet)
    assert first is not None and second is not None and first != second
    assert gzip.decompress(second.read_bytes()) == sheet.read_bytes()


def test_every_font_that_the_style_sheet_names_is_served(client: Client) -> None:
    named = FONTS_IN_CSS.findall(_style_sheet())
    assert len(named) == 6
    beginnings = {client.get(address).getvalue()[:4] for address in named}
    assert beginnings == {b"wOF2"}


def test_a_preloaded_font_is_the_one_that_the_style_sheet_asks_for() -> None:
    base = PACKAGE / "design/templates/design/base.html"
    preloaded = re.findall(r'rel="preload" href="([^"]+)"', base.read_text())
    assert preloaded and set(preloaded) <= set(FONTS_IN_CSS.findall(_style_sheet()))


def test_styles_and_scripts_are_named_with_their_digest() -> None:
    undigested = re.compile(r"(?:src|href)=\"/static/[^\"]+\.(?:css|js|svg)")
    templates = list(PACKAGE.glob("*/templates/**/*.html"))
    assert templates
    assert [t.name for t in templates if undigested.search(t.read_text())] == []


def test_a_page_with_styles_and_script_weighs_less_than_sixty_kilobytes(client: Client) -> None:
    page = client.get("/huong-dan/").content
    styles, script = (
        len(gzip.compress(Path(str(finders.find(f"design/motcua.{kind}"))).read_bytes()))
        for kind in ("css", "js")
    )
    assert len(gzip.compress(page)) + styles + script < 60_000
