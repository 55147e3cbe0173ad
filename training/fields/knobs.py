"""Knobs: the named numbers that a style layer sets for the families, each within a range of its own.

A knob is middle + reach tanh(w K): smooth in w, never out of range, so neighbouring latents give neighbouring pictures.
"""
import math

import torch
from torch import nn

from .waves import linear

# name: (how many, least, most). What is composed: where things are and how large.
LAYOUT = {
    "sun_at": (2, (-0.72, -0.66), (0.72, 0.02)), "sun_size": (1, 0.07, 0.36),
    "land": (1, -0.45, 0.42), "step": (1, 0.13, 0.30), "heights": (4, -0.07, 0.07), "rise": (4, 0.03, 0.36), "water": (1, -5.0, 5.0),
    "eye": (2, (-0.62, -0.50), (0.62, 0.10)), "ways": (3, (-0.45, 1.1, -0.3), (0.45, 2.0, 0.3)), "rows": (3, (1.6, 1.6, 9.0), (4.2, 4.6, 22.0)), "trees": (1, -0.5, 1.1),
    "stand": (3, (-0.62, -0.10, 0.22), (-0.22, 0.22, 0.62)), "foot": (3, (0.30, 0.42, 0.36), (0.52, 0.74, 0.62)), "tall": (3, (0.45, 0.40, 0.35), (1.30, 1.0, 1.15)),
    "girth": (3, (0.12, 0.15, 0.11), (0.34, 0.36, 0.31)), "table": (1, -0.14, 0.40),
    "swell": (3, (0.42, 0.45, -0.22), (0.78, 0.90, 0.22)),
    "petals": (5, -6.0, 6.0), "heart": (2, -0.16, 0.16), "ring": (5, 0.88, 1.16), "deep": (5, 0.10, 0.50), "spread": (1, 0.72, 1.12),
    "upper": (5, (0.26, -0.34, 0.34, 0.17, -0.95), (0.46, -0.06, 0.58, 0.32, 0.10)), "lower": (5, (0.18, 0.16, 0.26, 0.15, 0.25), (0.36, 0.40, 0.44, 0.30, 1.35)),
    "body": (2, (0.035, 0.28), (0.13, 0.56)), "close": (1, 0.85, 1.75), "eyes": (4, (0.30, 0.04, 0.20, 0.03), (0.62, 0.17, 0.55, 0.12)),
    "slant": (1, -1.0, 1.0), "fine": (1, 72.0, 132.0), "contour": (1, -6.0, 0.4),
}
# How it is formed: profiles, phases, turns.
SHAPE = {
    "ridges": (24, -3.4, 3.4), "rough": (1, 0.10, 1.0), "peaks": (1, -4.0, 3.0), "along": (3, -3.2, 3.2),
    "turned": (9, -0.30, 0.30), "twist": (2, -1.6, 1.6), "tiding": (3, -3.2, 3.2), "stir": (1, 0.4, 1.5),
    "marks": (4, (4.0, -3.1, 4.0, -3.1), (13.0, 3.1, 11.0, 3.1)), "ragged": (1, 0.02, 0.42), "hug": (4, -0.9, 0.9),
}
# How it is toned: places on the ramp, edges, ink.
TONE = {
    "sky": (2, (-0.9, 0.05), (1.1, 1.1)), "near": (1, -1.15, -0.5), "mist": (1, 0.2, 1.9), "edge": (1, 90.0, 300.0), "glow": (1, 0.0, 0.7),
    "ground": (2, (-0.8, -1.0), (0.9, 0.5)), "patches": (2, -0.6, 0.6), "furrows": (1, -0.2, 0.5), "hills": (1, -0.3, 0.9),
    "wall": (2, (-0.8, -1.0), (1.05, 0.9)), "glazes": (3, -0.9, 1.0), "round": (1, 0.5, 1.1),
    "levels": (6, -1.1, 1.1), "veins": (1, -0.8, 0.6),
    "quiet": (3, -1.1, 1.1), "bands": (2, 0.2, 0.75), "outline": (1, -0.5, 1.0),
    "paper": (2, (0.35, -0.3), (1.1, 0.3)), "hatch": (7, (0.06, 0.02, -0.06, 0.02, 0.04, -0.24, -0.06), (0.27, 0.28, 0.18, 0.22, 0.24, 0.12, 0.08)),
    "tides": (3, (0.4, 0.2, -0.4), (0.9, 0.6, 1.0)), "lie": (1, -0.4, 0.4),
    "firm": (1, math.log(22.0), math.log(120.0)), "spot": (1, -4.0, 4.0), "negative": (1, -6.5, 3.0),
}


class Knobs(nn.Module):
    """Every knob of one style layer."""

    def __init__(self, w: int, table: dict, gain: float = 1.7):
        super().__init__()
        self.table = table
        each = lambda of, n: torch.tensor(of if isinstance(of, tuple) else (of,) * n, dtype=torch.float32)
        least = torch.cat([each(low, n) for n, low, _ in table.values()])
        most = torch.cat([each(high, n) for n, _, high in table.values()])
        self.turn = linear(w, len(least), gain)
        self.register_buffer("middle", (least + most) / 2)
        self.register_buffer("reach", (most - least) / 2)

    def forward(self, w: torch.Tensor) -> "dict[str, torch.Tensor]":
        """w [B, W] -> name: [B, n]."""
        values = self.middle + self.reach * torch.tanh(w @ self.turn)
        return dict(zip(self.table, values.split([n for n, _, _ in self.table.values()], 1)))
