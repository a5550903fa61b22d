"""The report as JSON: numbers unrounded, None where nothing is known."""

from dataclasses import asdict
from typing import Any

from motcua.rules.papi.change import Part
from motcua.rules.papi.model import Panel
from motcua.rules.papi.notes import notes
from motcua.rules.papi.report import Line, Report
from motcua.rules.papi.words import paragraphs


def as_json(panel: Panel, report: Report) -> dict[str, Any]:
    """Return what `motcua papi report --json` prints; keys are described in docs/rules/papi.md."""
    total = report.total
    return {
        "province": report.province.name,
        "province_ascii": report.province.ascii,
        "province_now": report.province.now_name,
        "year": report.year,
        "against": report.against,
        "total": total.score,
        "previous_total": total.previous,
        "total_change": report.decomposition.change,
        "total_change_pct": total.change_pct,
        "total_change_comparable": report.decomposition.comparable,
        "rank": total.rank,
        "n_ranked": total.ranked,
        "previous_rank": total.previous_rank,
        "previous_n_ranked": total.previous_ranked if report.against is not None else None,
        "group": total.group,
        "previous_group": total.previous_group,
        "national_mean": total.mean,
        "national_change": total.national_change,
        "best": _best(panel, total),
        "interval": asdict(report.interval) if report.interval else None,
        "previous_interval": asdict(report.interval_before) if report.interval_before else None,
        "significance": asdict(total.significance) if total.significance else None,
        "dimensions": [_dimension(panel, report, line) for line in report.dimensions],
        "subdimensions": [
            _subdimension(panel, report, line, part) for line, part in report.subdimensions
        ],
        "similar": [
            {"province": panel.provinces[peer.code].name, **asdict(peer)} for peer in report.peers
        ],
        "notes": notes(report, "en"),
        "notes_vi": notes(report, "vi"),
        "words": {name: paragraphs(panel, report, name) for name in ("vi", "en")},
    }


def _dimension(panel: Panel, report: Report, line: Line) -> dict[str, Any]:
    return {
        "no": int(line.key),
        "name_vi": panel.name(line.key, report.year, "vi"),
        "name_en": panel.name(line.key, report.year, "en"),
        **_figures(panel, line),
        "change_pct": line.change_pct,
        "significance": asdict(line.significance) if line.significance else None,
    }


def _subdimension(panel: Panel, report: Report, line: Line, part: Part) -> dict[str, Any]:
    held_in = report.year if line.ranked or report.against is None else report.against
    return {
        "no": part.number,
        "name_vi": panel.name(part.number, held_in, "vi"),
        "name_en": panel.name(part.number, held_in, "en"),
        **_figures(panel, line),
        "previous": part.previous,
        "change": part.change,
        "contribution": part.contribution,
        "share_of_total_change": part.share,
        "comparable": part.comparable,
        "breaks": [reason.en for reason in part.reasons],
    }


def _figures(panel: Panel, line: Line) -> dict[str, Any]:
    return {
        "score": line.score,
        "previous": line.previous,
        "change": line.change,
        "rank": line.rank,
        "n_ranked": line.ranked,
        "group": line.group,
        "previous_rank": line.previous_rank,
        "national_mean": line.mean,
        "national_change": line.national_change,
        "best": _best(panel, line),
    }


def _best(panel: Panel, line: Line) -> dict[str, Any] | None:
    if line.best is None:
        return None
    return {"province": panel.provinces[line.best[0]].name, "score": line.best[1]}
