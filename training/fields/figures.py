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
        self.vessel, self.moth, self.bloom = Vessel(), Moth(), Bloom()

    def hidden(self, w: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
        """Sines and bells [B, HIDDEN, H, W]"""
        first = torch.sin(q[:, 2:])
        second = mixed(self.second, first) + column(w[:, 5] @ self.second_phase)
        bell = second[:, :SECOND // 2]
        return torch.cat([first, 2 / (1 + bell * bell) - 1, torch.sin(second[:, SECOND // 2:])], 1)

    def forward(self, w, gates, q, x, y, sharp) -> "tuple[torch.Tensor, dict[str, torch.Tensor]]":
        """w [B, L, W], gates [B, families], waves [B, 2 + FIRST, H, W], x [1, 1, 1, W], y [1, 1, H, 1], how sharp edges are
        [1, 1, 1, 1] -> PARTS [B, 4, H, W] as
        the families that are open draw them together, and the knobs."""
        knobs = {**self.layout(w[:, 1]), **self.shape(w[:, 4]), **self.tone(w[:, 6]), "sharp": sharp}
        read = mixed(self.read, self.hidden(w, q))
        ripple, height, moth, wash = read[:, :1], read[:, 1:2], read[:, 2:4], read[:, 4:]
        sun = self.sun(knobs, x, y)
        ridge = self.ridges(knobs, x, y, sun, ripple)
        drawn = [
            ridge, self.furrow(knobs, x, y, sun, ridge["hills"], ripple), self.vessel(knobs, x, y, ripple), self.moth(knobs, x, y, moth),
            self.bloom(knobs, x, y, ripple), self.burin(knobs, x, y, sun, ridge, height), self.tide(knobs, q, read),
        ]
        open_ = dict(zip(FAMILIES, gates.split(1, 1)))
        rows, weights = [wash], [[sum(open_[name] * share for name, share in WASH.items())] + [torch.zeros_like(gates[:, :1])] * (len(PARTS) - 1)]
        for name, parts in zip(FAMILIES, drawn):
            for part, row in parts.items():
                if part in PARTS:
                    rows.append(row)
                    weights.append([open_[name] * float(part == of) for of in PARTS])
        matrix = torch.stack([torch.cat(of, 1) for of in weights], 2)
        return mixed(matrix, torch.cat(rows, 1)), knobs

    def tide(self, knobs, q, read) -> "dict[str, torch.Tensor]":
        """Lying swells of the bent plane, with fine lines as of marbled paper."""
        args = mixed(self.tides, q[:, :2]) + column(knobs["tiding"]) + column(knobs["stir"]) * read[:, :3]
        first, second, line = column(knobs["tides"]).split(1, 1)
        swells = skewed(args[:, :2])
        u = first * swells[:, :1] + second * swells[:, 1:] + column(knobs["lie"])
        ink = torch.clamp(line, 0, 1) * edge(torch.sin(args[:, 2:]) - 0.88, 9 * knobs["sharp"])
        return {"u": u, "ink": ink}
