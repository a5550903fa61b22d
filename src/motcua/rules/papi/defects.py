"""What is wrong with an uploaded table, in words for whoever can mend it."""

from dataclasses import dataclass

# kind → (refuses the table, Vietnamese, English)
_WORDS = {
    "no_header": (
        True,
        "Không thấy dòng tên tỉnh. Cần một dòng có tên của ít nhất 30 tỉnh.",
        "No row of province names was found; one row must name at least 30 provinces.",
    ),
    "unknown_province": (
        True,
        "Không nhận ra tên tỉnh “{name}”.{near}",
        "There is no province “{name}”.{near}",
    ),
    "province_twice": (True, "Tỉnh {name} có hai cột.", "{name} has two columns."),
    "new_provinces": (
        True,
        "Bảng theo 34 tỉnh từ 1/7/2025: không nối được vào chuỗi 63 tỉnh. Điểm của tỉnh mới không phải trung bình của các tỉnh cũ.",
        "The table has the 34 provinces since 1 July 2025: it cannot continue the series of 63. A new province's score is not the mean of the former ones'.",
    ),
    "missing_provinces": (
        False,
        "Thiếu {count} tỉnh: {names}. Các tỉnh này được ghi là không công bố.",
        "{count} provinces are missing: {names}. They are marked as withheld.",
    ),
    "too_few": (
        True,
        "Thiếu {count} tỉnh: {names}. Nhiều hơn 5 tỉnh thì không nhận.",
        "{count} provinces are missing: {names}. More than five are refused.",
    ),
    "no_rows": (True, "Không thấy mục {number} {name}.", "Part {number} {name} was not found."),
    "structure": (
        False,
        "Cấu trúc khác năm {year}: {what}. Cần ghi vào sổ ngắt chuỗi trước khi so sánh.",
        "The tree differs from {year}: {what}. Register a series break before comparing.",
    ),
    "not_a_number": (
        True,
        "Ô {cell} ({what}): “{value}” không phải là số.",
        "Cell {cell} ({what}): “{value}” is no number.",
    ),
    "decimal_comma": (
        False,
        "{count} ô có dấu phẩy thập phân được đọc là số, ô đầu tiên {cell}: “{value}”.",
        "{count} cells with a decimal comma were read as numbers, first {cell}: “{value}”.",
    ),
    "off_scale": (
        True,
        "Ô {cell} ({what}): {value} nằm ngoài thang {low}-{high}.",
        "Cell {cell} ({what}): {value} is outside the scale {low}-{high}.",
    ),
    "zero_withheld": (
        False,
        "{name}, nội dung {number}: toàn số 0, được ghi là không công bố.",
        "{name}, dimension {number}: all zeros, marked as withheld.",
    ),
    "sum": (
        True,
        "{name}, nội dung {number}: in {printed}, tổng các mục là {summed}. Có thể lệch cột.",
        "{name}, dimension {number}: printed {printed}, its parts sum to {summed}. Columns may be shifted.",
    ),
    "total_sum": (
        True,
        "{name}: tổng điểm in {printed}, tổng các nội dung là {summed}.",
        "{name}: printed total {printed}, the dimensions sum to {summed}.",
    ),
    "copied_year": (
        True,
        "{percent} số ô trùng với năm {year}: đây là bản sao của năm đó.",
        "{percent} of the cells equal those of {year}: this is a copy of that year.",
    ),
    "copied_rows": (
        True,
        "{percent} số ô chỉ tiêu trùng với năm {year}: các dòng chỉ tiêu là bản sao của năm đó.",
        "{percent} of the indicator cells equal those of {year}: the rows are a copy of that year's.",
    ),
    "copied_part": (
        True,
        "Mục {number}: hơn nửa số ô trùng với năm {year}, có thể là bản sao của năm đó.",
        "Part {number}: more than half of the cells equal those of {year}, probably a copy of that year.",
    ),
    "copied_from_year": (
        True,
        "Cột của {name}: hơn nửa số ô trùng với năm {year}, có thể là bản sao của năm đó.",
        "The column of {name}: more than half of the cells equal those of {year}, probably a copy of that year.",
    ),
    "copied_province": (
        True,
        "Cột của {name} trùng với cột của {other}.",
        "The columns of {name} and {other} are the same.",
    ),
    "shifted": (
        True,
        "Số liệu khớp với tỉnh ở cột bên cạnh hơn là với tỉnh ghi trên đầu cột (lệch {shift} cột, so với năm {year}). Có thể lệch cột.",
        "The figures fit the neighbouring province better than the one named (shifted by {shift}, against {year}). Columns may be shifted.",
    ),
    "outside": (
        True,
        "Ô {cell} có số nhưng cột không có tên tỉnh. Có thể lệch cột.",
        "Cell {cell} has a number but its column names no province. Columns may be shifted.",
    ),
    "year_unknown": (
        True,
        "Không rõ bảng của năm nào. Hãy nêu năm.",
        "It is not said which year the table is of. Name the year.",
    ),
    "other_year": (
        True,
        "Các trang tính mang tên năm khác, không có trang nào của năm {year}.",
        "The sheets are named for other years; none is of {year}.",
    ),
    "year_early": (
        True,
        "Năm {year} không có bảng theo mẫu này (từ 2018).",
        "There is no table in this layout for {year} (it began in 2018).",
    ),
}


@dataclass(frozen=True)
class Defect:
    """`kind` names the sentence; `refuses`: the table must be mended before it is taken."""

    kind: str
    refuses: bool
    vi: str
    en: str


def defect(kind: str, **figures: object) -> Defect:
    """Return a defect with its figures filled in."""
    refuses, vi, en = _WORDS[kind]
    return Defect(kind, refuses, vi.format(**figures), en.format(**figures))
