"""What the families of `fields` draw, each its own picture: a place on the ramp, a spot of colour, ink, light."""
import math

import torch
from torch import nn

from .features import column, edge, mixed, skewed
from .form import Bloom, Moth, Vessel
from .knobs import LAYOUT, SHAPE, TONE, Knobs
from .land import Burin, Furrow, Ridges, Sun
from .waves import FIRST, linear

FAMILIES = ["ridge", "furrow", "vessel", "moth", "bloom", "burin", "tide"]
SECOND = 8
HIDDEN = FIRST + SECOND
# What is read from hidden neurons: ripples, the height of engraved land, two for the moth, a wash.
READ = 5
# How much of a family's ramp is a wash of the hidden neurons.
WASH = {"ridge": 0.05, "furrow": 0.07, "vessel": 0.05, "moth": 0.04, "bloom": 0.05, "burin": 0.0, "tide": 0.16}
PARTS = ["u", "spot", "ink", "light"]


class Figures(nn.Module):
    """Layers 1 (layout), 4 (shape), 5 (second neurons) and 6 (tone)."""

    def __init__(self, w: int):
        super().__init__()
        self.second = nn.Parameter(torch.randn(SECOND, FIRST) * 1.5 / math.sqrt(FIRST))
        self.second_phase = linear(w, SECOND, 1.2)
        self.read = nn.Parameter(torch.randn(READ, HIDDEN) / math.sqrt(HIDDEN))
        self.tides = nn.Parameter(torch.tensor([[0.4, 3.0], [-0.7, 6.2], [1.2, 13.0]]))
        self.layout, self.shape, self.tone = Knobs(w, LAYOUT), Knobs(w, SHAPE), Knobs(w, TONE)
        self.sun, self.ridges, self.furrow, self.burin = Sun(), Ridges(), Furrow(), Burin()
        self.vessel, self.moth, self.bloom = Vessel(), Moth(), Bloom()

    def hidden(self, w: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
        """Sines and bells [B, HIDDEN, H, W]"""
        first = torch.sin(q[:, 2:])
        second = mixed(self.second, first) + column(w[:, 5] @ self.second_phase)
        bell = second[:, :SECOND // 2]
        return torch.cat([first, 2 / (1 + bell * bell) - 1, torch.sin(second[:, SECOND // 2:])], 1)

    def forward(self, w, q, x, y) -> "tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]":
        """w [B, L, W], waves [B, 2 + FIRST, H, W], x [1, 1, 1, W], y [1, 1, H, 1] -> each of PARTS for every family
        [B, families, H, W], and the knobs."""
        knobs = {**self.layout(w[:, 1]), **self.shape(w[:, 4]), **self.tone(w[:, 6])}
        read = mixed(self.read, self.hidden(w, q))
        ripple, height, moth, wash = read[:, :1], read[:, 1:2], read[:, 2:4], read[:, 4:]
        sun = self.sun(knobs, x, y)
        ridge = self.ridges(knobs, x, y, sun, ripple)
        drawn = [
            ridge, self.furrow(knobs, x, y, sun, ridge["hills"], ripple), self.vessel(knobs, x, y, ripple), self.moth(knobs, x, y, moth),
            self.bloom(knobs, x, y, ripple), self.burin(knobs, x, y, sun, ridge, height), self.tide(knobs, q, read),
        ]
        drawn = [{**part, "u": part["u"] + WASH[name] * wash} for name, part in zip(FAMILIES, drawn)]
        none = torch.zeros_like(wash)
        return {name: torch.cat([part.get(name, none) for part in drawn], 1) for name in PARTS}, knobs

    def tide(self, knobs, q, read) -> "dict[str, torch.Tensor]":
        """Lying swells of the bent plane."""
        swells = skewed(mixed(self.tides, q[:, :2]) + column(knobs["tiding"]) + column(knobs["stir"]) * read[:, :3])
        u = mixed(knobs["tides"][:, None, :2], swells[:, :2]) + column(knobs["lie"])
        # Fine lines as of marbled paper.
        ink = edge(swells[:, 2:] - 0.86, 9.0) * torch.clamp(column(knobs["tides"][:, 2:]), 0, 1)
        return {"u": u, "ink": ink, "light": 0.03 * skewed(14 * u)}
