"""What is painted before what: the back first.

Two pieces are compared where they overlap in the picture, never by their middles: a hand on a hip
is in front of it though the arm as a whole is behind.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from rehab_app.figure.rotation import Array

_FORCED, _HEM = 1e6, 0.3
_OVERLAP = 0.95
_STRENGTH = 6.0
_WEAK = 0.35  # an opinion under this about pieces that are joined is noise at their joint
_BONUS, _BONUS_LOSS = 0.5, 0.1


def in_order(
    samples: Mapping[str, Array],
    joined: Collection[frozenset[str]],
    forced: Collection[tuple[str, str]],
    hems: Collection[tuple[str, str]] = (),
) -> list[str]:
    """Return the names of the pieces, the hindmost first.

    `samples` are points of each piece (n × 5: place, depth, radius in pixels, and 0 where the piece
    runs into one that it is joined to, else 1); pieces that are `joined` are compared without such
    points, and stay together where nothing speaks against it; `forced` are pairs (front, back), and
    `hems` those where the front one, a shirt's hem, only wins where the depth tells little.
    """
    names = list(samples)
    pairs = np.array([[frozenset((a, b)) in joined for b in names] for a in names])
    front = _opinions([samples[name] for name in names], pairs)
    for given, weight in ((forced, _FORCED), (hems, _HEM)):
        for one, other in given:
            if one in samples and other in samples:
                here, there = names.index(one), names.index(other)
                front[here, there] += weight
                front[there, here] -= weight
    front[pairs & (np.abs(front) < _WEAK)] = 0
    return [names[index] for index in _sorted(np.maximum(front, 0), pairs)]


def _opinions(samples: Sequence[Array], joined: Array) -> Array:
    """Return for each pair how strongly the first is in front of the second."""
    points = np.concatenate(samples)
    count = len(samples)
    owner = np.repeat(np.arange(count), [len(each) for each in samples])
    x, y, depth, radius, free = points.T
    # Of all pairs of points few overlap, so only distances are taken of all, and in single width.
    across, down, wide = np.stack((x, y, radius * _OVERLAP)).astype(np.float32)
    away, up = across[:, None] - across[None], down[:, None] - down[None]
    near = away * away + up * up < (wide[:, None] + wide[None]) ** 2
    one, other = np.nonzero(near & (owner[:, None] < owner[None]))
    overlap = (radius[one] + radius[other]) * _OVERLAP - np.hypot(
        x[one] - x[other], y[one] - y[other]
    )
    smaller = np.maximum(np.minimum(radius[one], radius[other]), 1e-6)
    push = np.clip(overlap / smaller, 0.0, 1.0) * (depth[one] - depth[other])
    pair = owner[one] * count + owner[other]
    apiece, jointly = (
        np.bincount(pair, weights, count * count).reshape(count, count)
        for weights in (push, push * free[one] * free[other])
    )
    found: Array = _STRENGTH * np.where(joined, jointly, apiece)
    return found - found.T


def _sorted(front: Array, joined: Array) -> list[int]:
    """Return indices so that as little as possible is in front of what comes after it.

    Greedy: next is the piece with the least still unpainted behind it, which also breaks circles.
    """
    left = list(range(len(front)))
    done: list[int] = []
    behind = front.sum(1)
    while left:
        rest = [float(behind[piece]) - _bonus(piece, done, joined) for piece in left]
        best = left[rest.index(min(rest))]
        left.remove(best)
        done.append(best)
        behind = behind - front[:, best]
    return done


def _bonus(piece: int, done: list[int], joined: Array) -> float:
    """Return what speaks for a piece because one that it is joined to was painted just now."""
    for lag, other in enumerate(reversed(done[-3:])):
        if joined[piece, other]:
            return _BONUS - _BONUS_LOSS * lag
    return 0.0
