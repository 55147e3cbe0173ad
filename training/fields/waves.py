"""The bent plane of `fields`: plane waves that move coordinates and excite the first hidden neurons."""
import math

import torch
from torch import nn

# Waves of an octave, their frequency, and how far they bend the plane.
OCTAVES = [(4, 1.5, 0.16), (4, 3.0, 0.068), (4, 5.6, 0.027)]
FIRST = 7


def linear(i: int, o: int, gain: float = 1.0) -> nn.Parameter:
    return nn.Parameter(torch.randn(i, o) * gain / math.sqrt(i))


class Waves(nn.Module):
    """Layers 0 (turn, stretch, move), 1 (bend), 2 (zoom) and 3 (phases of the first neurons)."""

    def __init__(self, w: int):
        super().__init__()
        waves = sum(n for n, _, _ in OCTAVES)
        angle = torch.rand(waves) * 2 * math.pi
        size = torch.cat([torch.full((n,), f) for n, f, _ in OCTAVES]) * (0.8 + 0.4 * torch.rand(waves))
        reach = torch.cat([torch.full((n,), a) for n, _, a in OCTAVES])
        self.affine, self.shift, self.zoom = linear(w, 4, 0.34), linear(w, 2, 0.5), linear(w, 1, 1.0)
        self.frequency = nn.Parameter(torch.stack([size * torch.cos(angle), size * torch.sin(angle)], 1))
        self.phase, self.loudness = linear(w, waves, 1.6), linear(w, len(OCTAVES), 0.8)
        self.out = nn.Parameter(torch.cat([torch.randn(2, waves) * reach, torch.randn(FIRST, waves) * reach * 3.0]))
        self.first = nn.Parameter(torch.randn(FIRST, 2) * 1.5)
        self.first_phase = linear(w, FIRST, 1.3)

    def forward(self, w: torch.Tensor, mirrored: torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> "tuple[torch.Tensor, torch.Tensor]":
        """w [B, L, W]; mirrored [B, 1], how far the right is the left's mirror; x [W], y [H] ->
        [B, 2, H, W], the coordinates of the bent plane, and [B, FIRST, H, W], what the first neurons receive.

        A wave of x + y is a product of an x part and a y part, so every sum over waves is one thin matrix product,
        and no sine is taken of a pixel.
        """
        b, rows = w.shape[0], 2 + FIRST
        x = x + mirrored * (torch.sqrt(x * x + 0.0004) - x)                      # [B, W]
        zoom = torch.exp(0.42 * torch.tanh(w[:, 2] @ self.zoom))[:, :, None]
        stretch = (0.75 * torch.tanh(w[:, 0] @ self.affine)).reshape(b, 2, 2)
        turn = (torch.eye(2)[None] + stretch) * zoom
        move = 0.7 * torch.tanh(w[:, 0] @ self.shift)[:, :, None]
        f = self.frequency @ turn                                                # [B, J, 2]
        phase = self.frequency @ move + (w[:, 1] @ self.phase)[:, :, None]       # [B, J, 1]
        at_y, at_x = f[:, :, 1:] * y + phase, f[:, :, :1] * x[:, None]                    # [B, J, H], [B, J, W]
        loud = torch.exp(0.8 * torch.tanh(w[:, 1] @ self.loudness)).repeat_interleave(OCTAVES[0][0], 1)
        out = self.out * loud[:, None]                                           # [B, rows, J]
        plane = torch.cat([torch.eye(2), self.first])
        slope = plane @ turn                                                     # [B, rows, 2]
        start = plane @ move + torch.cat([torch.zeros(b, 2), w[:, 3] @ self.first_phase], 1)[:, :, None]
        tones = torch.cat([torch.sin(at_y), torch.cos(at_y)], 1).transpose(1, 2)[:, None]        # [B, 1, H, 2J]
        left = torch.cat([
            tones * torch.cat([out, out], 2)[:, :, None],
            (slope[:, :, 1:] * y + start)[..., None], slope[:, :, :1, None].expand(-1, -1, y.shape[0], -1)], 3)
        right = torch.cat([torch.cos(at_x), torch.sin(at_x), torch.ones_like(at_x[:, :1]), x[:, None]], 1)
        # Two products: to cut one's result in two would be to copy it.
        product = lambda part, n: (part.reshape(b, n * y.shape[0], -1) @ right).reshape(b, n, y.shape[0], -1)
        return product(left[:, :2], 2), product(left[:, 2:], FIRST)
