"""Ordinary least squares in a few lines, for how a score follows from its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class Fit:
    """`y ≈ constant + Σ slope · x`; `worst` is the greatest distance from a point."""

    constant: float
    slopes: tuple[float, ...]
    r2: float
    worst: float


def fit(rows: Sequence[Sequence[float]], values: Sequence[float]) -> Fit:
    """
    Return the least-squares plane, by Gram-Schmidt on centred columns.

    A column that the ones before it explain (or that never varies) gets slope 0.
    """
    count, width = len(rows), len(rows[0])
    means = [fsum(row[i] for row in rows) / count for i in range(width)]
    middle = fsum(values) / count
    left = [value - middle for value in values]
    bases: list[list[float]] = []
    over: list[list[float]] = []
    for i in range(width):
        column = [row[i] - means[i] for row in rows]
        size = _dot(column, column)
        shares = []
        for base in bases:
            share = _dot(column, base) / (_dot(base, base) or 1.0)
            column = [x - share * b for x, b in zip(column, base, strict=True)]
            shares.append(share)
        if _dot(column, column) <= 1e-12 * size:
            column = [0.0] * count
        bases.append(column)
        over.append(shares)
    steps = []
    for base in bases:
        size = _dot(base, base)
        steps.append(_dot(left, base) / size if size else 0.0)
    slopes = [0.0] * width
    for i in reversed(range(width)):
        slopes[i] = steps[i] - fsum(over[j][i] * slopes[j] for j in range(i + 1, width))
        if not any(bases[i]):
            slopes[i] = 0.0
    constant = middle - fsum(s * m for s, m in zip(slopes, means, strict=True))
    off = [
        value - constant - fsum(s * x for s, x in zip(slopes, row, strict=True))
        for row, value in zip(rows, values, strict=True)
    ]
    spread = _dot(left, left)
    return Fit(
        constant=constant,
        slopes=tuple(slopes),
        r2=1 - _dot(off, off) / spread if spread else 1.0,
        worst=max(abs(one) for one in off),
    )


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return fsum(x * y for x, y in zip(a, b, strict=True))
