"""Enlarges a picture: bicubic interpolation as a fixed convolution, plus what a small residual network adds.

Both give factor^2 sub-pixels for each colour of an input pixel, which depth-to-space sets in place: everything is a convolution at the
small size, so it is cheap, exports to any engine and works in tiles with a halo of `HALO` input pixels.
"""
import torch
from torch import nn
from torch.nn import functional as F

Tensor = torch.Tensor
FEATURES, DEPTH = 32, 4
# One pixel for each 3 x 3 convolution: the first, DEPTH between, the last; bicubic needs two.
HALO = DEPTH + 2


def cubic(distance: Tensor) -> Tensor:
    """Catmull-Rom's kernel (Keys 1981, a = -1/2)."""
    d = distance.abs()
    near, far = 1.5 * d ** 3 - 2.5 * d ** 2 + 1, -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2
    return torch.where(d < 1, near, torch.where(d < 2, far, torch.zeros_like(d)))


def phases(factor: int) -> Tensor:
    """Weights of the five input pixels around one for each of its sub-pixels, half-pixel centres. [factor, 5], rows sum to 1"""
    offset = (torch.arange(factor) + 0.5) / factor - 0.5
    taps = cubic(torch.arange(-2, 3)[None] - offset[:, None])
    return taps / taps.sum(1, keepdim=True)


class Interpolate(nn.Module):
    """[B, 3, h, w] -> [B, 3, factor h, factor w]"""

    def __init__(self, factor: int):
        super().__init__()
        self.factor = factor
        rows = phases(factor)
        both = torch.einsum("py,qx->pqyx", rows, rows).reshape(1, factor * factor, 1, 5, 5)
        self.register_buffer("kernel", both.expand(3, -1, -1, -1, -1).reshape(3 * factor * factor, 1, 5, 5).clone(), persistent=False)

    def parts(self, x: Tensor) -> Tensor:
        """Sub-pixels as channels [B, 3 factor^2, h, w]."""
        return F.conv2d(F.pad(x, (2, 2, 2, 2), mode="replicate"), self.kernel, groups=3)

    def forward(self, x: Tensor) -> Tensor:
        return F.pixel_shuffle(self.parts(x), self.factor)


# A row of weights that brings the finest lattice, a pixel dark and a pixel light, to nothing: a binomial of unit deviation.
SOFTEN = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]


class Soft(Interpolate):
    """Interpolation of a picture whose finest lattice is taken out first. A small generator draws one all over its pictures, and a finish
    would paint every cell of it."""

    def __init__(self, factor: int):
        super().__init__(factor)
        row = torch.tensor(SOFTEN)
        # Kept with the weights, so that every engine softens alike.
        self.register_buffer("soften", row)
        self.register_buffer("blur", torch.outer(row, row).expand(3, 1, -1, -1).clone(), persistent=False)

    def parts(self, x: Tensor) -> Tensor:
        return super().parts(F.conv2d(F.pad(x, (2, 2, 2, 2), mode="replicate"), self.blur, groups=3))


class Upscaler(Interpolate):
    """Interpolation and a learned residual. Pictures in -1..1; fresh, it only interpolates."""

    def __init__(self, factor: int = 4, features: int = FEATURES, depth: int = DEPTH):
        super().__init__(factor)
        self.first = nn.Conv2d(3, features, 3, padding=1)
        self.middle = nn.ModuleList(nn.Conv2d(features, features, 3, padding=1) for _ in range(depth))
        self.last = nn.Conv2d(features, 3 * factor * factor, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, x: Tensor) -> Tensor:
        h = F.leaky_relu(self.first(x), 0.2)
        for conv in self.middle:
            h = h + F.leaky_relu(conv(h), 0.2)
        return F.pixel_shuffle(self.parts(x) + self.last(h), self.factor)
