"""The five families of `fields`: what each draws from its arguments.

All arrays are channel first, [B, C, N] over N pixels, so that a group of neurons is one contiguous run and no graph
node has to gather them.
"""
import torch
from torch import nn

FAMILIES = ["tide", "bloom", "facet", "weave", "dune"]
# Arguments that the network hands a family, and features that it gives back.
ARGUMENTS = {"tide": 3, "bloom": 2, "facet": 8, "weave": 2, "dune": 3}
FEATURES = {"tide": 3, "bloom": 5, "facet": 12, "weave": 4, "dune": 3}


# How much a family bears to be bent by waves, how much of the picture is the hidden neurons' mass, and how far it may be
# sheared out of square.
TEMPER = {
    "tide": (0.80, 0.40, 0.7), "bloom": (0.20, 0.12, 0.3), "facet": (0.06, 0.22, 1.0), "weave": (0.40, 0.30, 0.75),
    "dune": (0.90, 0.28, 0.8),
}
# How strongly each feature speaks in the figure.
VOICE = {
    "tide": [0.85, 0.50, 0.33], "bloom": [0.90, 0.60, 0.30, 0.20, 0.40],
    "facet": [0.30, 0.28, 0.24, 0.24, 0.20, 0.20, 0.20, 0.20, 0.45, 0.40, 0.26, 0.26],
    "weave": [0.60, 0.75, 0.15, 0.15], "dune": [0.80, 0.60, 0.36],
}


def triangle(t: torch.Tensor) -> torch.Tensor:
    """A wave of straight lines, period 1, -1..1, with its crest at whole numbers."""
    return 4 * torch.abs(t - torch.floor(t) - 0.5) - 1


def skewed(waves: torch.Tensor) -> torch.Tensor:
    """A swell with one soft and one steep side, -1..1: a gradient that ends in an edge."""
    return torch.sin(waves + 0.95 * torch.sin(waves))


def weave(s: torch.Tensor) -> torch.Tensor:
    """Sines across warp and weft [B, 2, N] -> which is on top, its roundness, and both."""
    both = s[:, :1] * s[:, 1:]
    top = torch.tanh(5 * both)
    square = s * s
    across, along = square[:, :1], square[:, 1:]
    return torch.cat([top, across + along + top * (across - along) - 1, s], 1)


class Facet(nn.Module):
    """Paper folded along straight lines, then what was folded folded again, each side lit by where it faces."""

    def __init__(self):
        super().__init__()
        self.again = nn.Parameter(torch.tensor([[0.34, 0.30, 0.12, -0.10], [-0.14, 0.26, 0.36, 0.22]]) + 0.08 * torch.randn(2, 4))

    def forward(self, t: torch.Tensor, scale: torch.Tensor, phase: torch.Tensor) -> torch.Tensor:
        """t [B, 8, N], four planes and the same a quarter later; scale [B, 1], phase [B, 2] -> [B, 12, N]."""
        once = triangle(t)
        folded, facing = once[:, :4], torch.clamp(6 * once[:, 4:], -1, 1)
        sums = (self.again * scale[:, None]) @ folded + phase[:, :, None]
        twice = triangle(torch.cat([sums, sums - 0.25], 1))
        return torch.cat([folded, facing, twice[:, :2], torch.clamp(6 * twice[:, 2:], -1, 1)], 1)


class Bloom(nn.Module):
    """Rings drawn in by petals: three to six to a turn, which may twist as they go out."""

    def __init__(self):
        super().__init__()
        self.rings = nn.Parameter(torch.tensor([6.4, 10.5, 20.0]))
        self.depth = nn.Parameter(torch.tensor([3.6, 5.6, 9.5]))

    def forward(self, p, scale, counts, twist, phase) -> torch.Tensor:
        """p [B, 2, N] about the centre; scale [B, 1], counts [B, 4] (shares of 3, 4, 5, 6), twist [B, 2], phase [B, 3]
        -> three rings, the petals and the heart [B, 5, N]."""
        r2 = (p * p).sum(1, keepdim=True)
        r = torch.sqrt(r2 + 0.02)
        one = p / r
        c1, s1 = one[:, :1], one[:, 1:]
        c2, s2 = c1 * c1 - s1 * s1, 2 * c1 * s1
        c3, s3 = c1 * c2 - s1 * s2, s1 * c2 + c1 * s2
        c5, s5 = c2 * c3 - s2 * s3, s2 * c3 + c2 * s3
        share = counts[:, None]
        across = share @ torch.cat([c3, c2 * c2 - s2 * s2, c5, c3 * c3 - s3 * s3], 1)
        along = share @ torch.cat([s3, 2 * c2 * s2, s5, 2 * c3 * s3], 1)
        turned = twist[:, :1, None] * r + twist[:, 1:, None]
        petals = across * torch.cos(turned) + along * torch.sin(turned)
        # Half a petal's turn between one ring and the next, round outside and creased where they meet.
        lobes = torch.sqrt(0.55 + 0.5 * torch.cat([petals, -petals, petals], 1))
        rings = (self.rings * scale)[:, :, None] * r - self.depth[:, None] * (lobes * r) + phase[:, :, None]
        return torch.cat([skewed(rings), petals, 2 / (1 + 3 * r2) - 1], 1)
