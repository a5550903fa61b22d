"""The tables of the weekly report, figures as figures and days as days: for paper and workbook."""

from django.utils.translation import gettext as _

from motcua.agencies.models import Agency
from motcua.casework.models import Case
from motcua.design.level_words import level_words
from motcua.design.sheets import Table, Value
from motcua.desk.views.programmes.target import level_of, missing_of
from motcua.desk.views.programmes.words import target_words
from motcua.kit.clock import local_day
from motcua.programmes.queries.progress import done_by_agency
from motcua.programmes.queries.report import WeeklyReport


def tables_of(report: WeeklyReport) -> list[Table]:
    """Return all tables, the shortest view first; by department only where all are reported."""
    tables = [_targets(report), _raised(report), _waiting(report), _tasks(report),
              _directives(report)]  # fmt: skip
    if report.agency is None:
        tables.insert(1, _departments(report))
    return tables


def _targets(report: WeeklyReport) -> Table:
    return Table(
        _("Chỉ tiêu"), _above(report),
        ((_("Chỉ tiêu"), 52), (_("Cần đạt"), 12), (_("Danh sách"), 12), (_("Đã đạt"), 12),
         (_("Còn"), 12), (_("Hạn"), 14), (_("Quá hạn (ngày)"), 14), (_("Dự báo xong"), 16)),
        [
            [target_words(one.target), one.target.wanted, one.scope, one.done, one.remaining,
             one.target.due_on, one.days_late, one.forecast.expected if one.remaining else None]
            for one in report.targets
            if one.scope or report.agency is None
        ],
    )  # fmt: skip


def _departments(report: WeeklyReport) -> Table:
    counted = [(one.target, done_by_agency(one.target)) for one in report.targets]
    names = Agency.objects.in_bulk({pk for _target, counts in counted for pk in counts if pk})
    rows: list[list[Value]] = [
        [names[pk].name_vi if pk else _("chưa giao"), target_words(target), scope, done,
         scope - done]
        for target, counts in counted
        for pk, (scope, done) in counts.items()
    ]  # fmt: skip
    return Table(
        _("Theo đơn vị"), _above(report),
        ((_("Đơn vị"), 40), (_("Chỉ tiêu"), 52), (_("Được giao"), 12), (_("Đã đạt"), 12),
         (_("Còn"), 12)),
        sorted(rows, key=lambda row: (str(row[0]), str(row[1]))),
    )  # fmt: skip


def _raised(report: WeeklyReport) -> Table:
    return Table(
        _("Đã lên mức trong tuần"), _above(report),
        ((_("Mã"), 14), (_("Thủ tục"), 60), (_("Cơ quan"), 34), (_("Mức"), 18),
         (_("Từ ngày"), 14)),
        [
            [one.service.procedure.code, one.name, one.service.agency.name_vi,
             level_words(one.rule_set, one.level), one.on]
            for one in report.raised
        ],
    )  # fmt: skip


def _waiting(report: WeeklyReport) -> Table:
    return Table(
        _("Còn phải làm"), _above(report),
        ((_("Mã"), 14), (_("Thủ tục"), 50), (_("Cơ quan"), 32), (_("Chỉ tiêu"), 34),
         (_("Đơn vị được giao"), 30), (_("Mức hiện nay"), 16), (_("Còn thiếu"), 44)),
        [
            [one.service.procedure.code, one.name, one.service.agency.name_vi,
             target_words(one.target), one.department or _("chưa giao"),
             level_of(one.target, one.service), "; ".join(missing_of(one.target, one.service))]
            for one in report.waiting
        ],
    )  # fmt: skip


def _tasks(report: WeeklyReport) -> Table:
    return Table(
        _("Việc được giao"), _above(report),
        ((_("Đơn vị"), 34), (_("Nội dung việc"), 60), (_("Hạn"), 14), (_("Tình trạng"), 20)),
        [
            [one.agency.name_vi, one.case.title,
             local_day(one.case.due_at) if one.case.due_at else None, _state(one.case)]
            for one in report.tasks
        ],
    )  # fmt: skip


def _directives(report: WeeklyReport) -> Table:
    return Table(
        _("Chỉ đạo"), _above(report),
        ((_("Đơn vị"), 34), (_("Nội dung chỉ đạo"), 60), (_("Hạn"), 14), (_("Tình trạng"), 20)),
        [
            [one.agency.name_vi, one.directive.text, one.directive.due_on, _state(one.case)]
            for one in report.directives
        ],
    )  # fmt: skip


def _above(report: WeeklyReport) -> str:
    return report.programme.name


def _state(case: Case) -> str:
    if not case.is_open:
        return _("đã xong")
    return _("chờ xác nhận") if case.step_key == "xac_nhan" else _("đang làm")
