"""A projected critic (Sauer et al. 2021): it looks through frozen eyes, so that it need not learn to see.

Features at four strides are mixed by fixed random weights, across channels and from coarse to fine, and each scale is judged by a
small head of its own. Only the heads learn. The eyes look at 128 px or more, whatever the picture's size: at 64 px they miss a
fine lattice, and the generator fills its pictures with it.
"""
import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.eyes.eyes import WIDTHS, Eyes

from .critic import group_spread
from .layers import Conv, Linear, leaky

STRIDES = (4, 8, 16, 32)
MIXED = (48, 96, 192, 256)
NARROWEST, WIDEST = 96, 256


class Mixer(nn.Module):
    """Fixed random 1x1 convolutions across channels, then from coarse to fine across scales."""

    def __init__(self, inputs: "tuple[int, ...]" = WIDTHS, outputs: "tuple[int, ...]" = MIXED):
        super().__init__()
        coarser = (*outputs[1:], outputs[-1])
        self.across = nn.ModuleList(nn.Conv2d(i, o, 1) for i, o in zip(inputs, outputs))
        self.down = nn.ModuleList(nn.Conv2d(c, o, 1) for c, o in zip(coarser, outputs))
        for conv in (*self.across, *self.down):
            nn.init.kaiming_normal_(conv.weight, a=1)
            nn.init.zeros_(conv.bias)
        self.register_buffer("scale", torch.ones(len(inputs)))
        self.requires_grad_(False)

    def forward(self, features: "list[Tensor]") -> "list[Tensor]":
        """Features at strides 4, 8, 16, 32 -> as many, mixed; each of its own size."""
        own = [conv(f * s) for conv, f, s in zip(self.across, features, self.scale)]
        mixed = own[:]
        for k in reversed(range(len(own) - 1)):
            coarser = F.interpolate(mixed[k + 1], size=own[k].shape[2:], mode="bilinear", align_corners=False)
            mixed[k] = (own[k] + self.down[k](coarser)) * math.sqrt(0.5)
        return mixed


class Halving(nn.Module):
    """A convolution of 4x4 with stride two and an equalised learning rate. [B, i, r, r] -> [B, o, r/2, r/2]"""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.randn(outputs, inputs, 4, 4)), nn.Parameter(torch.zeros(outputs))
        self.rate = 1 / math.sqrt(inputs * 16)

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.weight * self.rate, self.bias, 2, 1)


class Head(nn.Module):
    """Features of one scale [B, C, s, s], class weights [B, K] -> score [B]: halves to 4x4, adds the spread of a group, asks for the class."""

    def __init__(self, channels: int, size: int, classes: int):
        super().__init__()
        halvings, now = [], channels
        while size > 4:
            after = min(WIDEST, max(NARROWEST, now))
            halvings.append(Halving(now, after))
            now, size = after, size // 2
        if not halvings:
            halvings, now = [Conv(channels, WIDEST)], WIDEST
        self.halvings = nn.ModuleList(halvings)
        self.hidden, self.score = Conv(now + 1, now), Linear(16 * now, 1)
        self.classes = nn.Parameter(torch.randn(classes, now))

    def forward(self, x: Tensor, c: Tensor) -> Tensor:
        for halving in self.halvings:
            x = leaky(halving(x))
        h = leaky(self.hidden(torch.cat([x, group_spread(x).expand(-1, -1, *x.shape[2:])], 1)))
        fits = (h.mean((2, 3)) * (c @ self.classes)).sum(1) / math.sqrt(h.shape[1])
        return self.score(h.flatten(1)).squeeze(1) + fits


class ProjectedCritic(nn.Module):
    """Pictures [B, 3, r, r] in -1..1 -> a score from each of four heads, higher for what looks like the data."""

    def __init__(self, resolution: int, classes: int, look: int = 128, eyes: "nn.Module | None" = None):
        super().__init__()
        self.resolution, self.look = resolution, look
        self.eyes, self.mixer = eyes or Eyes(), Mixer()
        self.register_buffer("unit", torch.ones(len(STRIDES)))
        self.heads = nn.ModuleList(Head(channels, look // stride, classes) for channels, stride in zip(MIXED, STRIDES))

    def see(self, pictures: Tensor) -> "list[Tensor]":
        """What the heads are shown of pictures; gradients reach the pictures."""
        return [f * k for f, k in zip(self.mixer(self.eyes(self.enlarged(pictures))), self.unit)]

    def enlarged(self, pictures: Tensor) -> Tensor:
        if pictures.shape[-1] != self.look:
            pictures = F.interpolate(pictures, size=(self.look, self.look), mode="bilinear", align_corners=False)
        return pictures.contiguous(memory_format=torch.channels_last)

    @torch.no_grad()
    def settle(self, pictures: Tensor) -> None:
        """Brings every scale to unit deviation on real pictures [B, 3, r, r]; once, before the heads learn."""
        self.mixer.scale.copy_(torch.stack([1 / f.std() for f in self.eyes(self.enlarged(pictures))]))
        self.unit.copy_(torch.stack([1 / f.std() for f in self.see(pictures)]))

    def judge(self, seen: "list[Tensor]", c: Tensor) -> "list[Tensor]":
        return [head(f, c) for head, f in zip(self.heads, seen)]

    def forward(self, pictures: Tensor, c: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        """The heads' mean score [B]."""
        return torch.stack(self.judge(self.see(pictures.to(dtype).float()), c)).mean(0)

    def own_state(self) -> "dict[str, Tensor]":
        """All but the eyes, which are fetched from their registry and never kept with what we train."""
        return {name: value for name, value in self.state_dict().items() if not name.startswith("eyes.")}

    def load_own(self, state: "dict[str, Tensor]") -> None:
        """Throws RuntimeError for a state that lacks something of ours or has something else."""
        found = self.load_state_dict(state, strict=False)
        missing = [name for name in found.missing_keys if not name.startswith("eyes.")]
        if missing or found.unexpected_keys:
            raise RuntimeError(f"the critic's state does not fit: {(missing or found.unexpected_keys)[0]}")
