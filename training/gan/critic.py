"""The critic: residual, with the spread of a group of four as a feature (Karras et al. 2018) and class projection (Miyato 2018)."""
import math

import torch
from torch import nn
from torch.nn import functional as F

from .layers import Conv, Linear, Tensor, leaky

CHANNELS = {256: 32, 128: 64, 64: 128, 32: 256, 16: 256, 8: 256, 4: 256}
GROUP = 4


class Stage(nn.Module):
    """Takes the picture in at its own resolution, and halves. [B, i, r, r] -> [B, o, r/2, r/2]"""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.from_rgb = Conv(3, inputs, 1)
        self.first, self.second, self.skip = Conv(inputs, inputs), Conv(inputs, outputs), Conv(inputs, outputs, 1, gain=0.7)

    def forward(self, h: "Tensor | None", picture: Tensor) -> Tensor:
        seen = leaky(self.from_rgb(picture))
        h = seen if h is None else (h + seen) * math.sqrt(0.5)
        return leaky(self.second(F.avg_pool2d(leaky(self.first(h)), 2))) * 0.7 + self.skip(F.avg_pool2d(h, 2))


class Critic(nn.Module):
    """Picture [B, 3, r, r] in -1..1, class weights [B, K] -> score [B], higher for what looks like the data."""

    def __init__(self, resolution: int, classes: int, width: float):
        super().__init__()
        self.resolution, self.classes, self.width = resolution, classes, width
        wide = {r: max(16, int(c * width)) for r, c in CHANNELS.items() if r <= resolution}
        self.stages = nn.ModuleDict({str(r): Stage(wide[r], wide[r // 2]) for r in wide if r > 4})
        self.top = top = wide[4]
        self.last, self.hidden = Conv(top + 1, top), Linear(16 * top, top)
        self.score, self.project = Linear(top, 1), Linear(classes, top)

    def forget_classes(self, classes: int) -> None:
        """From now on its scores are the same whatever of so many classes it is asked for."""
        self.classes, self.project = classes, Linear(classes, self.top)
        for tensor in self.project.parameters():
            nn.init.zeros_(tensor)

    def forward(self, picture: Tensor, c: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        h = self.trunk(picture, dtype)
        return self.judge(self.features(h, group_spread(h)), c)

    def trunk(self, picture: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        """[B, 3, r, r] -> [B, top, 4, 4]"""
        h, picture = None, picture.to(dtype)
        for stage in self.stages.values():
            h = stage(h, picture)
            picture = F.avg_pool2d(picture, 2)
        return h.float()

    def features(self, h: Tensor, spread: Tensor) -> Tensor:
        """What the critic knows about a picture, whatever its class: [B, top, 4, 4], [B, 1, 1, 1] -> [B, top]"""
        h = leaky(self.last(torch.cat([h, spread.expand(-1, -1, 4, 4)], 1)))
        return leaky(self.hidden(h.flatten(1)))

    def judge(self, features: Tensor, c: Tensor) -> Tensor:
        return self.score(features).squeeze(1) + (self.project(c) * features).sum(1) / math.sqrt(self.top)


def group_spread(h: Tensor) -> Tensor:
    """Mean standard deviation within groups of four, for each picture of the batch. [B, C, h, w] -> [B, 1, 1, 1]"""
    size = math.gcd(len(h), GROUP)
    spread = torch.sqrt(h.reshape(size, -1, *h.shape[1:]).var(0, unbiased=False) + 1e-8)
    return spread.mean((1, 2, 3), keepdim=True).repeat(size, 1, 1, 1)
