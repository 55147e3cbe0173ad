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
SECOND = 6
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
        self.vessel, self.moth, self.bloom, self.tide = Vessel(), Moth(), Bloom(), Tide()

    def neurons(self, w: torch.Tensor, excited: torch.Tensor) -> "list[torch.Tensor]":
        """What is read from sines and bells, READ times [B, 1, H, W]. Each kind is read by a product of its own: joining them would
        cost as much as they do."""
        first = torch.sin(excited)
        half = SECOND // 2
        phases = column(w[:, 5] @ self.second_phase)
        bent = mixed(self.second[:half], first) + phases[:, :half]
        turned = torch.sin(mixed(self.second[half:], first) + phases[:, half:])
        of_first, of_bells, of_turned = self.read.split([FIRST, half, half], 1)
        # A bell is 2 / (1 + b b) - 1: the one goes into a constant.
        bells = 2 / (1 + bent * bent)
        read = mixed(of_first, first) + mixed(of_bells, bells) + mixed(of_turned, turned) - of_bells.sum(1)[:, None, None]
        return read.split(1, 1)

    def forward(self, w, gates, plane, excited, x, y, sharp) -> "tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]":
        """w [B, L, W], gates [B, families], the bent plane [B, 2, H, W], what excites the first neurons [B, FIRST, H, W],
        x [1, 1, 1, W], y [1, 1, H, 1], how sharp edges are [1, 1, 1, 1] -> PARTS, each [B, 1, H, W], as the families that are open
        draw them together, and the knobs. The graph draws a family only where its gate is open (closed.py)."""
        knobs = {**self.layout(w[:, 1]), **self.shape(w[:, 4]), **self.tone(w[:, 6]), "sharp": sharp}
        read = self.neurons(w, excited)
        ripple, height, moth, wash = read[0], read[1], read[2:4], read[4]
        sun = self.sun(knobs, x, y)
        ridge = self.ridges(knobs, x, y, sun, ripple)
        drawn = [
            ridge, self.furrow(knobs, x, y, sun, ridge["hills"], ripple), self.vessel(knobs, x, y, ripple), self.moth(knobs, x, y, *moth),
            self.bloom(knobs, x, y, ripple), self.burin(knobs, x, y, sun, ridge, height), self.tide(self.tides, knobs, plane, read[:3]),
        ]
        open_ = dict(zip(FAMILIES, gates.split(1, 1)))
        joined = {"u": column(sum(open_[name] * share for name, share in WASH.items())) * wash}
        for name, parts in zip(FAMILIES, drawn):
            for part in PARTS:
                if part in parts:
                    row = column(open_[name]) * parts[part]
                    joined[part] = joined[part] + row if part in joined else row
        return joined, knobs


class Tide(nn.Module):
    """Lying swells of the bent plane, with fine lines as of marbled paper."""

    def forward(self, tides, knobs, plane, read) -> "dict[str, torch.Tensor]":
        args = mixed(tides, plane) + column(knobs["tiding"]) + column(knobs["stir"]) * torch.cat(read, 1)
        first, second, line = column(knobs["tides"]).split(1, 1)
        swells = skewed(args[:, :2])
        u = first * swells[:, :1] + second * swells[:, 1:] + column(knobs["lie"])
        ink = torch.clamp(line, 0, 1) * edge(torch.sin(args[:, 2:]) - 0.88, 9 * knobs["sharp"])
        return {"u": u, "ink": ink}
