"""Counting the stock: every total of the report from one statement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from motcua.catalogue.vocabulary import LevelRuleSet
from motcua.rules.reconciliation import Dimension, Measure
from motcua.stewardship.queries.reconciliation.stock import Moment, stock_sql

NONE = "none"
_DECLARED = {
    LevelRuleSet.DECREE_43_2011: Dimension.DECLARED_43,
    LevelRuleSet.DECREE_42_2022: Dimension.DECLARED_42,
}
_COMPUTED = {
    LevelRuleSet.DECREE_43_2011: Dimension.COMPUTED_43,
    LevelRuleSet.DECREE_42_2022: Dimension.COMPUTED_42,
}


def declared_in(rule_set: str) -> Dimension:
    """Return the dimension of the levels declared under a decree."""
    return _DECLARED[LevelRuleSet(rule_set)]


def computed_in(rule_set: str) -> Dimension:
    """Return the dimension of the levels computed under a decree."""
    return _COMPUTED[LevelRuleSet(rule_set)]


@dataclass(frozen=True)
class Alike:
    """Procedures that do not differ in what the report tells apart. Level None: it has none."""

    levels: frozenset[str]
    declared: int | None
    computed: int | None
    integrated: bool
    count: int


@dataclass(frozen=True)
class Place:
    """How many procedures an agency or a field keeps, and how many of them are declared so high."""

    key: str
    name: str
    procedures: int
    declared_high: int
    computed_high: int


@dataclass(frozen=True)
class Counts:
    """
    What a day's stock comes to, as known at a moment. Units: procedures, in `services` services.

    `services` counts them by (declared, computed) level.
    """

    moment: Moment
    alike: tuple[Alike, ...]
    services: Mapping[tuple[int | None, int | None], int]
    agencies: tuple[Place, ...]
    fields: tuple[Place, ...]

    @cached_property
    def alike_by_kind(self) -> Mapping[Alike, int]:
        """The groups without their order, for comparing two reports."""
        return {group: group.count for group in self.alike}

    @cached_property
    def total(self) -> int:
        """All procedures."""
        return sum(group.count for group in self.alike)

    def of(self, measure: Measure) -> int | None:
        """Return how many procedures a measure counts; None: not under this decree."""
        if measure.dimension in (Dimension.AGENCY, Dimension.FIELD):
            return self._at(measure)
        test = self._test(measure)
        return None if test is None else sum(g.count for g in self.alike if test(g))

    def outside(self, whole: Measure, parts: tuple[Measure, ...]) -> int | None:
        """Return how many of `whole` are in none of `parts`; None where that cannot be told."""
        tests = [self._test(measure) for measure in (whole, *parts)]
        known = [test for test in tests if test is not None]
        if len(known) < len(tests):
            return None
        inside, *others = known
        return sum(g.count for g in self.alike if inside(g) and not any(test(g) for test in others))

    def _at(self, measure: Measure) -> int | None:
        places = self.agencies if measure.dimension is Dimension.AGENCY else self.fields
        if measure.dimension is Dimension.AGENCY and len(measure.values) > 1:
            # Kept at several of them, a procedure would be counted twice.
            return None
        return sum(place.procedures for place in places if place.key in measure.values)

    def _test(self, measure: Measure) -> Callable[[Alike], bool] | None:
        dimension, values = measure.dimension, measure.values
        rule_set = self.moment.rule_set
        if dimension is Dimension.ALL:
            return lambda group: True
        if dimension is Dimension.GOVERNMENT:
            return lambda g: bool((g.levels or {NONE}) & values)
        if dimension is Dimension.INTEGRATED:
            return lambda g: ("yes" if g.integrated else "no") in values
        if dimension is declared_in(rule_set):
            return lambda g: _word(g.declared) in values
        if dimension is computed_in(rule_set):
            return lambda g: _word(g.computed) in values
        return None


def _word(level: int | None) -> str:
    return NONE if level is None else str(level)


# What the leadership asks for: online in the end, under the first decree from level 3.
HIGH = {str(LevelRuleSet.DECREE_43_2011): 3, str(LevelRuleSet.DECREE_42_2022): 1}


def count_stock(moment: Moment) -> Counts:
    """Return all counts of a day, as known at a moment. One query."""
    sql, parameters = stock_sql(moment)
    high = HIGH[str(moment.rule_set)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            {sql}
            SELECT 'alike', NULL, NULL, levels::text[], declared, computed, integrated, count(*),
                0, 0
            FROM kept GROUP BY levels, declared, computed, integrated
            UNION ALL
            SELECT 'service', NULL, NULL, NULL, declared, computed, NULL, count(*), 0, 0
            FROM standing GROUP BY declared, computed
            UNION ALL
            SELECT 'agency', agency.code, agency.name_vi, NULL, NULL, NULL, NULL, found.count,
                found.declared, found.computed
            FROM (
                SELECT agency_id, count(*), count(*) FILTER (WHERE declared >= %s) AS declared,
                    count(*) FILTER (WHERE computed >= %s) AS computed
                FROM standing GROUP BY agency_id
            ) found JOIN agencies_agency agency ON agency.id = found.agency_id
            UNION ALL
            SELECT 'field', field.id::text, field.name, NULL, NULL, NULL, NULL, found.count,
                found.declared, found.computed
            FROM (
                SELECT field_id, count(*), count(*) FILTER (WHERE declared >= %s) AS declared,
                    count(*) FILTER (WHERE computed >= %s) AS computed
                FROM kept GROUP BY field_id
            ) found JOIN catalogue_field field ON field.id = found.field_id
            """,  # noqa: S608
            [*parameters, high, high, high, high],
        )
        rows = cursor.fetchall()
    return Counts(
        moment=moment,
        alike=tuple(
            Alike(frozenset(levels), declared, computed, integrated, count)
            for kind, _k, _n, levels, declared, computed, integrated, count, _d, _c in rows
            if kind == "alike"
        ),
        services={
            (declared, computed): count
            for kind, _k, _n, _l, declared, computed, _i, count, _d, _c in rows
            if kind == "service"
        },
        agencies=_places(rows, "agency"),
        fields=_places(rows, "field"),
    )


def _places(rows: list[tuple], wanted: str) -> tuple[Place, ...]:  # type: ignore[type-arg]
    places = [
        Place(key, name, count, declared, computed)
        for kind, key, name, _l, _de, _co, _i, count, declared, computed in rows
        if kind == wanted
    ]
    return tuple(sorted(places, key=lambda place: (-place.procedures, place.name)))
