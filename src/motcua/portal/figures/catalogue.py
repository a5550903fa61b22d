"""Procedures and online services: charts and tables whose figures open the public lists."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from motcua.catalogue.queries import NO_LEVEL
from motcua.catalogue.queries.published import LevelCount, ProcedureCounts
from motcua.catalogue.vocabulary import Level, LevelRuleSet
from motcua.design.charts import Bar, Bars, Cell, Row, Table, Tone, bars
from motcua.design.charts import table as make_table
from motcua.design.level_words import level_means, level_words
from motcua.design.wording import grouped

FIELDS_SHOWN = 12
RULE_SETS = {
    "42": ("level_42", LevelRuleSet.DECREE_42_2022),
    "43": ("level_43", LevelRuleSet.DECREE_43_2011),
}


@dataclass(frozen=True)
class Drawn:
    """A chart with its table."""

    chart: Bars
    table: Table


def procedures_by_level(counts: ProcedureCounts) -> Drawn:
    """Return procedures by level of government; those whose record names none stand apart."""
    rows = [(str(label), code, counts.by_level[code]) for code, label in Level.choices
            if counts.by_level.get(code)]  # fmt: skip
    if counts.unlevelled:
        rows.append((_("Chưa ghi cấp thực hiện"), NO_LEVEL, counts.unlevelled))
    return Drawn(
        bars(
            id="government", title=_("Thủ tục theo cấp thực hiện"),
            says=_("Tất cả %(n)s thủ tục.") % {"n": grouped(counts.total)},
            rows=[Bar(label, count, tone=Tone.PALE if code == NO_LEVEL else Tone.FIRST)
                  for label, code, count in rows],
        ),
        make_table(
            caption=_("Thủ tục theo cấp thực hiện"), head=(_("Cấp thực hiện"), _("Thủ tục")),
            rows=[
                *(Row(Cell(label), (Cell(grouped(count), f"/thu-tuc/?level={code}"),))
                  for label, code, count in rows),
                Row(Cell(_("Tất cả, mỗi thủ tục tính một lần")),
                    (Cell(grouped(counts.total), "/thu-tuc/"),), is_sum=True),
            ],
        ),
    )  # fmt: skip


def how_levels_add_up(counts: ProcedureCounts) -> str:
    """Return why the levels add up to more than all procedures; "" where they add up exactly."""
    if not counts.shared:
        return ""
    added = sum(counts.by_level.values()) + counts.unlevelled
    words = _("%(n)s thủ tục do nhiều cấp thực hiện có mặt ở mỗi cấp, nên cộng các dòng được "
              "%(sum)s, nhiều hơn tổng số %(total)s.")  # fmt: skip
    numbers = {"n": counts.shared, "sum": added, "total": counts.total}
    return words % {name: grouped(number) for name, number in numbers.items()}


def procedures_by_field(counts: ProcedureCounts) -> Table:
    """Return every field with its procedures, the largest first."""
    return make_table(
        caption=_("Thủ tục theo lĩnh vực"), head=(_("Lĩnh vực"), _("Thủ tục")),
        rows=[
            Row(Cell(name, lang="vi"), (Cell(grouped(n), "/thu-tuc/?" + urlencode({"field": name})),))
            for name, n in counts.by_field
        ],
    )  # fmt: skip


def services_by_level(key: str, counts: tuple[LevelCount, ...]) -> Drawn:
    """Return services by the level of a decree; `key` as the address has it: "42", "43"."""
    _column, rule_set = RULE_SETS[key]
    whole = sum(count.services for count in counts)
    title = (_("Dịch vụ theo Nghị định 42/2022/NĐ-CP") if key == "42"
             else _("Dịch vụ theo bốn mức độ của Nghị định 43/2011/NĐ-CP"))  # fmt: skip
    return Drawn(
        bars(
            id=f"levels-{key}", title=title,
            says=_("Tất cả %(n)s dịch vụ.") % {"n": grouped(whole)},
            rows=[Bar(level_words(rule_set, c.level), c.services,
                      tone=Tone.FIRST if c.level else Tone.PALE) for c in counts],
        ),
        make_table(
            caption=title, head=(_("Mức"), _("Dịch vụ"), _("Thủ tục")),
            rows=[
                *(Row(Cell(level_words(rule_set, c.level), note=level_means(rule_set, c.level)),
                      (Cell(grouped(c.services), f"/so-lieu/dich-vu/?luat={key}&muc={c.level}"),
                       Cell(grouped(c.procedures), f"/so-lieu/thu-tuc/?luat={key}&muc={c.level}"))) for c in counts),
                Row(Cell(_("Tất cả")), (Cell(grouped(whole)), Cell("")), is_sum=True),
            ],
        ),
    )  # fmt: skip
