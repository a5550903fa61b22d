"""The English interface is complete: what the sources say, the catalogue knows, compiled."""

from pathlib import Path

import pytest

from motcua.project import i18n


def test_every_message_of_the_sources_is_in_the_english_catalogue() -> None:
    report = i18n.examine()
    assert report.unextracted == [], "run `./motcua manage messages_extract`"
    assert report.stale == [], "run `./motcua manage messages_extract`"


def test_every_message_has_english_words() -> None:
    assert i18n.examine().untranslated == []


def test_every_translation_names_the_same_placeholders() -> None:
    assert i18n.examine().odd_placeholders == []


def test_the_compiled_catalogue_is_in_step() -> None:
    assert i18n.examine().uncompiled == [], "run `./motcua manage messages_compile`"


@pytest.fixture
def _catalogue_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "package"
    (package / "templates").mkdir(parents=True)
    monkeypatch.setattr(i18n, "PACKAGE", package)
    monkeypatch.setattr(i18n, "PO", tmp_path / "en.po")
    monkeypatch.setattr(i18n, "MO", tmp_path / "en.mo")
    return package


def test_words_are_found_in_python_and_in_templates(_catalogue_of_its_own: Path) -> None:
    (_catalogue_of_its_own / "a.py").write_text(
        'x = _("Một %(n)s")\ny = pgettext("nút", "Gửi")\nz = ngettext("tờ", "những tờ", 2)\n'
    )
    (_catalogue_of_its_own / "templates/b.html").write_text(
        '<p>\n   {% translate "Hai" %}\n {% blocktranslate trimmed %}Ba\n bốn{% endblocktranslate %}'
    )
    keys = {i18n.key_of(m) for m in i18n.find_messages() if m.id}
    assert keys == {"Một %(n)s", "nút\x04Gửi", "tờ", "Hai", "Ba bốn"}


def test_a_translation_is_kept_and_a_missing_one_is_told(_catalogue_of_its_own: Path) -> None:
    (_catalogue_of_its_own / "a.py").write_text('x = _("Một")\ny = _("Hai %(n)s")\n')
    i18n.save(i18n.merged(filling={"Một": "One", "Hai %(n)s": "Two %(m)s"}))
    (_catalogue_of_its_own / "a.py").write_text('x = _("Một")\ny = _("Hai %(n)s")\nz = _("Ba")\n')
    report = i18n.examine()
    assert report.unextracted == ["Ba"]
    assert report.odd_placeholders == ["Hai %(n)s"]
    assert report.uncompiled == ["en.mo"]
    i18n.save(i18n.merged())
    assert i18n.examine().untranslated == ["Ba"]
    assert "One" in i18n.PO.read_text()
