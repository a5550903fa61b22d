"""Forms 01 and 02 as PDF: what they say, from the dossier. Always in Vietnamese, as prescribed."""

from datetime import datetime
from typing import Any

from motcua.agencies.models import Placement
from motcua.casework.limits import limit_of
from motcua.catalogue.reading.content import from_json
from motcua.documents.rendering import qr_svg, render
from motcua.dossiers.files import accepted_by
from motcua.dossiers.models import Dossier, PartyRole, SupplementRequest
from motcua.dossiers.queries import Particulars, particulars_of
from motcua.kit.clock import local

# The labels are those of the forms annexed to Circular 01/2018/TT-VPCP, as carried on by
# Circular 03/2025/TT-VPCP; the text of the latter was not seen, see docs/rules.
_LABELS = {
    "number": "Số:",
    "track": "Xem hồ sơ đến đâu tại:",
    "secret": "Mã tra cứu:",
    "qr": "Mã QR mở trang tra cứu hồ sơ",
    "sign": "(Ký và ghi rõ họ tên)",
    "received_from": "Tiếp nhận hồ sơ của",
    "address": "Địa chỉ",
    "phone": "Số điện thoại",
    "email": "Email",
    "request": "Nội dung yêu cầu giải quyết",
    "subject": "Người được giải quyết",
    "papers": "Thành phần hồ sơ nộp gồm:",
    "asks": "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
    "no": "TT",
    "paper": "Tên giấy tờ",
    "count": "Số lượng",
    "sets": "Số lượng hồ sơ",
    "limit": "Thời gian giải quyết hồ sơ theo quy định",
    "received_at": "Thời gian nhận hồ sơ",
    "due_at": "Thời gian trả kết quả giải quyết hồ sơ",
    "result_at": "Đăng ký nhận kết quả",
    "fee": "Phí, lệ phí",
    "reason": "Lý do",
    "answer_by": "Xin bổ sung trước",
    "contact": "Liên hệ khi cần hướng dẫn",
    "applicant_sign": "Người nộp hồ sơ",
    "officer_sign": "Người tiếp nhận hồ sơ",
}
_RESULT_CHANNELS = {
    "counter": "Nhận tại nơi tiếp nhận",
    "online": "Nhận bản điện tử",
    "post": "Nhận qua bưu chính công ích",
}
_UNITS = {
    "gio_lam_viec": "giờ làm việc",
    "ngay_lam_viec": "ngày làm việc",
    "ngay": "ngày",
    "thang": "tháng",
}


class NoSuchSlip(Exception):
    """Form 01 exists from acceptance on, form 02 once for each supplement asked for."""


def slip(*, dossier: Dossier, form: str, site: str) -> bytes:
    """
    Return a slip of the dossier as PDF: "01", or "02-n" for its n-th request to supplement.

    `site` is the portal's own address, for the QR code.

    :raises NoSuchSlip: see there
    """
    particulars = particulars_of(dossier=dossier)
    if form == "01":
        officer = accepted_by(case_id=dossier.case_id)
        return form_01(dossier=dossier, particulars=particulars, officer_name=officer, site=site)
    asked = next((s for s in particulars.supplements if form == f"02-{s.number}"), None)
    if asked is None:
        raise NoSuchSlip(form)
    return form_02(dossier=dossier, particulars=particulars, request=asked, site=site,
                   officer_name=asked.requested_by.full_name)  # fmt: skip


def form_01(*, dossier: Dossier, particulars: Particulars, officer_name: str, site: str) -> bytes:
    """
    Return the receipt-and-appointment slip (form 01).

    `site` is the portal's own address, for the QR code. A reprint is byte for byte the same.

    :raises NoSuchSlip: the dossier has no code yet
    """
    if dossier.accepted_at is None:
        raise NoSuchSlip(dossier.reference)
    at = dossier.accepted_at
    papers = [
        {"name": paper.title_vi, "count": f"{count} tệp"}
        for paper in particulars.papers
        if (count := len(paper.files.all()))
    ]
    data = _common(dossier, particulars, at, site) | {
        "title": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "papers": papers or [{"name": "Tờ khai điện tử", "count": "1"}],
        "sets": "1 bộ",
        "limit": _limit_words(dossier),
        "received_at": _moment(at),
        "due_at": _moment(dossier.case.due_at) if dossier.case.due_at else _no_date(dossier),
        "result_at": _RESULT_CHANNELS[dossier.result_channel],
        "fee": _fee_words(dossier),
        "officer": officer_name,
    }
    return render(template="form-01", data=data, made_at=at)


def form_02(
    *,
    dossier: Dossier,
    particulars: Particulars,
    request: SupplementRequest,
    officer_name: str,
    site: str,
) -> bytes:
    """Return the request to supplement (form 02) that was made with `request`."""
    titles = {paper.component: paper.title_vi for paper in particulars.papers}
    asked = [{"name": titles[c]} for c in request.components if c in titles]
    unit = dossier.receiving_unit
    data = _common(dossier, particulars, request.requested_at, site) | {
        "title": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        "papers": asked or [{"name": "Nội dung kê khai trong tờ khai điện tử"}],
        "reason": request.reason,
        "answer_by": _moment(request.answer_by),
        "contact": " ".join(part for part in (unit.name_vi, unit.phone) if part),
        "officer": officer_name,
    }
    return render(template="form-02", data=data, made_at=request.requested_at)


def _common(dossier: Dossier, particulars: Particulars, at: datetime, site: str) -> dict[str, Any]:
    applicant = particulars.parties.get(PartyRole.APPLICANT)
    subject = particulars.parties.get(PartyRole.SUBJECT)
    unit, day = dossier.receiving_unit, local(at)
    parent = (
        Placement.objects.filter(agency=unit, valid_to__isnull=True)
        .select_related("parent")
        .first()
    )
    return {
        "lang": "vi",
        "unit": unit.name_vi,
        "parent": parent.parent.name_vi if parent else "",
        "number": dossier.number,
        "placed": f"Ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        "footer": f"Thủ tục {dossier.case.procedure_code}",
        "applicant": applicant.full_name if applicant else "",
        "address": applicant.address if applicant else "",
        "phone": applicant.phone if applicant else "",
        "email": applicant.email if applicant else "",
        "procedure": f"{dossier.procedure_version.name} ({dossier.case.procedure_code})",
        "subject": subject.full_name if subject else "",
        "track_url": f"{site}/tra-cuu/",
        "secret": dossier.secret,
        "qr": qr_svg(f"{site}/tra-cuu/?ma={dossier.number}&k={dossier.secret}"),
        "labels": _LABELS,
    }


def _fee_words(dossier: Dossier) -> str:
    # As the procedure's page says it, from the version that the dossier was submitted under.
    terms = from_json(dossier.procedure_version.content).terms
    amounts = {fee.amount_dong for one in terms for fee in one.fees}
    return "Không mất tiền" if amounts == {0} else "Thu tại nơi tiếp nhận khi có quy định"


def _limit_words(dossier: Dossier) -> str:
    limit = limit_of(dossier.case)
    if limit is None:
        return "Không quy định"
    if limit.unit is None:
        return "Chưa xác nhận đơn vị thời gian"
    if limit.unit == "trong_ngay":
        return "Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo"
    return f"{limit.quantity.normalize():f} {_UNITS[limit.unit]}"


def _no_date(dossier: Dossier) -> str:
    if dossier.case.standing_since:
        return "Tính lại khi hồ sơ được bổ sung"
    return "Chưa có: thời hạn trong bản công bố còn thiếu đơn vị"


def _moment(at: datetime) -> str:
    day = local(at)
    return f"{day.hour} giờ {day.minute:02d}, ngày {day.day:02d}/{day.month:02d}/{day.year}"
