"""One picture at every size: strokes belong to the picture, so a larger one agrees with the small one that people steered.

A size N is painted once, with strokes broader by the octaves between (as far as trained), then brought to agree with a reference:
P(N) = F(N) + up(held(reference - down(F(N)))). Up to 1024 px the reference is the live picture: its coarse half is kept whole, its finer half
by HOLD, so that contours become as sharp as the larger painting has them. Above 1024 px the reference is the picture at 1024 px, kept whole:
what is added is grain alone.
"""
from typing import Callable

import numpy as np

LIVE, SETTLED, BROADEST = 256, 1024, 1.0
# Of the live picture's finer half. Lower is crisper and agrees less: at 0.6 a reduced 1024 px picture still has an SSIM above 0.9.
HOLD = 0.6
# rgb uint8 [H, W, 3], stroke -> painted uint8 [H, W, 3]
Paint = Callable[[np.ndarray, float], np.ndarray]


def down(x: np.ndarray, times: int) -> np.ndarray:
    """Means of squares of `times` px. [H, W, C] -> [H / times, W / times, C]"""
    height, width, channels = x.shape
    return x.reshape(height // times, times, width // times, times, channels).mean((1, 3))


def up(x: np.ndarray, times: int) -> np.ndarray:
    """Bilinear, half-pixel centres, the border repeated. [H, W, C] -> [H * times, W * times, C]"""
    for axis in (0, 1):
        at = (np.arange(x.shape[axis] * times) + 0.5) / times - 0.5
        low = np.floor(at).astype(int)
        share = (at - low).astype(np.float32).reshape([-1 if k == axis else 1 for k in range(3)])
        pick = lambda rows: x.take(rows.clip(0, x.shape[axis] - 1), axis)
        x = pick(low) * (1 - share) + pick(low + 1) * share
    return x


def agreeing(reference: np.ndarray, fresh: np.ndarray, hold: float = HOLD) -> np.ndarray:
    """A painting uint8 [H * t, W * t, 3] brought to agree with the reference uint8 [H, W, 3] -> what is shown. H and W are even."""
    times, painting = fresh.shape[0] // reference.shape[0], fresh.astype(np.float32)
    away = reference.astype(np.float32) - down(painting, times)
    coarse = up(down(away, 2), 2)
    return (painting + up(coarse + hold * (away - coarse), times) + 0.5).clip(0, 255).astype(np.uint8)


def painted(plain: "dict[int, np.ndarray]", paint: Paint, stroke: float = 0.0) -> "dict[int, np.ndarray]":
    """Plain pictures by size, the live one among them, and 1024 px where one is larger -> painted, by size."""
    shown = {LIVE: paint(plain[LIVE], stroke)}
    for size in sorted(size for size in plain if size > LIVE):
        fresh = paint(plain[size], min(stroke + np.log2(size / LIVE), BROADEST))
        shown[size] = agreeing(shown[LIVE], fresh) if size <= SETTLED else agreeing(shown[SETTLED], fresh, 1.0)
    return shown
