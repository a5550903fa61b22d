"""
The words of the report, from its numbers: which sentences are carried, in which order.

Each sentence is a key with its figures; the languages render them. What is not known gives no
sentence, or one that says that it is not known.
"""

from collections.abc import Iterator
from statistics import median
from typing import Any, TypeAlias

from motcua.rules.papi import words_en, words_vi
from motcua.rules.papi.change import Part
from motcua.rules.papi.model import Panel
from motcua.rules.papi.numerals import listed, percent, points, signed
from motcua.rules.papi.report import Line, Report

LANGUAGES = {"vi": words_vi, "en": words_en}
_MOST = 3

Sentence: TypeAlias = tuple[str, dict[str, Any]]


def paragraphs(panel: Panel, report: Report, language: str) -> list[list[str]]:
    """Return the report's text in "vi" or "en": paragraphs of sentences, empty ones left out."""
    chosen = (
        [*_standing(panel, report, language)],
        [*_change(panel, report, language)],
        [*_parts(panel, report, language)],
        [*_certainty(report, language)],
        [*_fair(panel, report, language)],
    )
    sentences = LANGUAGES[language].SENTENCES
    return [[sentences[key].format(**figures) for key, figures in part] for part in chosen if part]


def _standing(panel: Panel, report: Report, language: str) -> Iterator[Sentence]:
    total, table = report.total, panel.years[report.year]
    about = {"year": report.year, "province": report.province.name}
    if total.score is not None and total.group is not None:
        yield (
            "total",
            about
            | {
                "total": points(total.score, language),
                "scale": 10 * len(table.dimensions),
                "rank": total.rank,
                "ranked": total.ranked,
                "group": LANGUAGES[language].GROUPS[total.group],
            },
        )
    elif len(report.withheld) == len(table.numbers):
        yield "all_withheld", about
    else:
        yield "no_total", about | {"missing": listed(list(report.withheld), language)}


def _change(panel: Panel, report: Report, language: str) -> Iterator[Sentence]:
    total = report.total
    if report.against is None:
        yield "first_year", {}
        return
    now, then = panel.years[report.year].dimensions, panel.years[report.against].dimensions
    if len(now) != len(then):
        sizes = {"before": len(then), "now": len(now)}
        yield "new_dimensions", {"against": report.against, "year": report.year} | sizes
    if report.withheld_before:
        yield "no_previous", {"against": report.against, "province": report.province.name}
    if total.change is not None and len(now) != len(then):
        yield "ranks_only", _ranks(report)
    elif total.change is not None and total.change_pct is not None:
        yield (
            _direction(total.change, language, "rose", "fell", "same"),
            _ranks(report)
            | {
                "change": points(abs(total.change), language),
                "percent": percent(abs(total.change_pct) / 100, language, 1),
            },
        )
        if total.national_change is not None:
            national = points(abs(total.national_change), language)
            key = _direction(total.national_change, language, "rose", "fell", "")
            if key:
                yield f"national_{key}", {"change": national}
    yield from _dimensions(panel, report, language)


def _ranks(report: Report) -> dict[str, Any]:
    total = report.total
    return {
        "year": report.year,
        "against": report.against,
        "rank_before": total.previous_rank,
        "ranked_before": total.previous_ranked,
        "rank": total.rank,
        "ranked": total.ranked,
    }


def _dimensions(panel: Panel, report: Report, language: str) -> Iterator[Sentence]:
    moved = [line for line in report.dimensions if line.change is not None]
    if not moved:
        return
    up = [line for line in moved if (line.change or 0) > 0]
    down = [line for line in moved if (line.change or 0) < 0]
    yield "dimensions", {"count": len(moved), "up": len(up), "down": len(down)}
    for key, lines in (("dimensions_up", up), ("dimensions_down", down)):
        if lines:
            lines.sort(key=lambda line: -abs(line.change or 0))
            names = [_dimension(panel, report, line, language) for line in lines]
            yield key, {"names": "; ".join(names)}


def _parts(panel: Panel, report: Report, language: str) -> Iterator[Sentence]:
    whole = report.decomposition
    parts = [part for part in whole.parts if part.contribution is not None]
    broken = [part for part in parts if not part.comparable]
    same_scale = report.against is not None and len(panel.years[report.year].dimensions) == len(
        panel.years[report.against].dimensions
    )
    if broken and whole.change and whole.broken is not None and same_scale:
        yield (
            "broken",
            {
                "names": listed([part.number for part in broken], language),
                "change": signed(whole.broken, language),
                "share": _share(whole.broken / whole.change, language),
            },
        )
    if broken and whole.change and whole.comparable:
        key = _direction(whole.comparable, language, "rose", "fell", "")
        if key:
            yield f"comparable_{key}", {"change": points(abs(whole.comparable), language)}
    sound = sorted(
        (part for part in parts if part.comparable), key=lambda part: part.contribution or 0
    )
    falls = [part for part in sound if (part.contribution or 0) < 0][:_MOST]
    rises = [part for part in reversed(sound) if (part.contribution or 0) > 0][:_MOST]
    for name, chosen in (("falls", falls), ("rises", rises)):
        if chosen:
            names = [_subdimension(panel, report, part, language) for part in chosen]
            yield name, {"names": "; ".join(names)}
    reasons = {reason.vi: reason for part in broken for reason in part.reasons}
    for reason in reasons.values():
        if reason.kind in {"break", "renumbered"}:
            where = listed(list(reason.numbers), language)
            yield "sample", {"why": f"{where}: {reason.vi if language == 'vi' else reason.en}"}
    redrawn = {r.vi: r for part in whole.parts for r in part.reasons if r.kind == "sample"}
    for reason in redrawn.values():
        yield "sample", {"why": reason.vi if language == "vi" else reason.en}


def _certainty(report: Report, language: str) -> Iterator[Sentence]:
    found = report.total.significance
    if found is not None:
        figures: dict[str, Any] = {
            "z": points(abs(found.z), language, 1),
            "error": points(found.error, language),
        }
        if len(found.errors_of) == 1:
            yield "significant_one", figures | {"year_of_error": found.errors_of[0]}
        elif not found.comparable:
            yield "in_errors", figures
        else:
            yield ("significant" if found.at_95 else "insignificant"), figures
        if not found.comparable:
            yield "not_claimed", {}
    elif report.total.change is not None:
        yield "no_error", {}
    known = report.interval
    if known and known.se and known.confidence:
        yield (
            "interval",
            {
                "low": points(known.low, language),
                "high": points(known.high, language),
                "se": points(known.se, language),
                "confidence": percent(known.confidence, language),
            },
        )


def _fair(panel: Panel, report: Report, language: str) -> Iterator[Sentence]:
    moves = [
        peer.total - peer.previous
        for peer in report.peers
        if peer.total is not None and peer.previous is not None
    ]
    if report.total.change is None or report.against is None or len(moves) < _MOST:
        return
    if panel.years[report.year].dimensions != panel.years[report.against].dimensions:
        return
    change = signed(median(moves), language)
    yield "peers_median", {"count": len(moves), "against": report.against, "change": change}
    names = [
        panel.provinces[peer.code].name
        for peer in report.peers
        if peer.total is not None and peer.previous is not None
    ]
    yield "peers", {"names": listed(names, language)}


def _direction(change: float, language: str, up: str, down: str, same: str) -> str:
    """Which word: what rounds to nothing did not change."""
    if float(points(change, "en").replace("−", "-")) == 0:
        return same
    return up if change > 0 else down


def _share(share: float, language: str) -> str:
    """A share is said only of a part that went the way of the whole."""
    if share <= 0:
        return ""
    return LANGUAGES[language].SENTENCES["share"].format(share=percent(share, language))


def _dimension(panel: Panel, report: Report, line: Line, language: str) -> str:
    name = panel.name(line.key, report.year, language)
    parts = [one for one in report.decomposition.parts if one.number.startswith(f"{line.key}.")]
    sound = all(part.comparable for part in parts)
    mark = "" if sound else LANGUAGES[language].SENTENCES["broken_mark"]
    return f"{line.key}. {name} ({signed(line.change or 0.0, language)}{mark})"


def _subdimension(panel: Panel, report: Report, part: Part, language: str) -> str:
    name = panel.name(part.number, report.year, language)
    line = next(line for line, one in report.subdimensions if one is part)
    mark = ""
    if line.national_change is not None:
        national = signed(line.national_change, language)
        mark = LANGUAGES[language].SENTENCES["national_mark"].format(change=national)
    return f"{part.number} {name} ({signed(part.contribution or 0.0, language)}{mark})"
