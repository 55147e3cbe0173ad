"""`fields`: a compositional pattern-producing network (Stanley 2007) with style-modulated layers.

Coordinates and a latent go in, colours come out, at any size. Each family composes a whole picture from features of the
coordinates (distance to a ridge line, a plane in perspective, folds, turns, a vessel's profile, lines), the latent's gates
choose among them, and what they draw is a place on a ramp of six colours, a spot of one of them, and ink.
"""
import math

import torch
from torch import nn

from .features import between, sharpness
from .figures import FAMILIES, PARTS, Figures
from .palette import SLOTS, TO_LMS, Palette, lms_to_srgb
from .waves import Waves, linear

Z, W, LAYERS = 64, 64, 8
BANDS = {"structure": [0, 3], "shapes": [3, 6], "colour": [6, 8]}
# How strongly a family stands on its axis of w, how sharply gates choose, and how much a seed leans to a family of its own.
STAND, CHOICE, LEAN = 3.2, 2.4, 0.3
# A family that is open by less is closed: below one step of a byte, and what is closed need not be drawn.
CLOSED = 0.0015


class Mapping(nn.Module):
    """z and a family to w. Bounded, because its last activation is: |w| cannot run away."""

    def __init__(self):
        super().__init__()
        self.embed = linear(len(FAMILIES), Z, 0.5)
        self.a, self.b, c = linear(Z, W, 1.3), linear(W, W, 1.4), linear(W, W, 1.15)
        q, _ = torch.linalg.qr(torch.randn(W, len(FAMILIES)))
        self.axes = nn.Parameter(q.T.contiguous())
        # A pure family is drawn purely; an even mixture leans to one by its seed.
        along = c @ self.axes.T @ self.axes
        self.c = nn.Parameter(c.detach() - (1 - LEAN) * along.detach())

    def forward(self, z: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        """z [B, 64], c [B, families] (their weights) -> w [B, 64]."""
        z = z * torch.rsqrt(z.pow(2).mean(1, keepdim=True) + 1e-8)
        h = torch.tanh(z @ self.a + c @ self.embed)
        h = torch.tanh(h @ self.b)
        return h @ self.c + STAND * c @ self.axes


def gates(family: torch.Tensor) -> torch.Tensor:
    """How far each family is open, from w along their axes [B, families]; they sum to one, and few are above zero."""
    open_ = torch.relu(torch.softmax(CHOICE * family, 1) - CLOSED)
    return open_ / open_.sum(1, keepdim=True)


class Synthesis(nn.Module):
    """w [B, 8, 64] and pixel coordinates x [W], y [H] (the whole picture is -1..1 both ways) to sRGB bytes."""

    def __init__(self, axes: torch.Tensor):
        super().__init__()
        self.register_buffer("axes", axes.detach().clone())
        self.waves, self.figures, self.palette = Waves(W), Figures(W), Palette(W)

    def opened(self, w: torch.Tensor) -> torch.Tensor:
        """w [B, 8, 64] -> how far each family is open [B, families]."""
        return gates(w[:, 2] @ self.axes.T)

    def forward(self, w, x, y, palette, palette_mix):
        """-> rgb uint8 [B, H, W, 3], own palette OKLab [B, 6, 3]."""
        b = w.shape[0]
        # Only the gates may see which family it is: layouts and colours are free of it.
        along, open_, w = w[:, 2] @ self.axes.T, self.opened(w), w - (w @ self.axes.T) @ self.axes
        mirrored = torch.softmax(CHOICE * along, 1)[:, FAMILIES.index("moth"):][:, :1]
        plane, excited = self.waves(w, mirrored, x, y)
        drawn, knobs = self.figures(w, open_, plane, excited, x[None, None, None], y[None, None, :, None], sharpness(x, y))
        u, spot, ink, light = (drawn[part].flatten(2) for part in PARTS)

        own = self.palette(w[:, 7])
        colours = own + palette_mix[:, None, None] * (palette - own)
        # Mixed as the roots of cone responses, OKLab's linear twin: to lighten a colour there is to add to all three.
        cones = colours @ TO_LMS.T
        lms = self.palette.blend(cones, torch.clamp(u, -1.15, 1.15), torch.exp(knobs["firm"])[:, :, None]) + light
        accent = between(cones[:, 3], cones[:, 5], torch.sigmoid(knobs["spot"] + 5 * (0.55 - knobs["sky"][:, 1:])))[:, :, None]
        inked = between(cones[:, 0], cones[:, 5], torch.sigmoid(4 * knobs["negative"]))[:, :, None]
        lms = between(between(lms, accent, torch.clamp(spot, 0, 1)), inked, torch.clamp(ink, 0, 1))
        bytes_ = (lms_to_srgb(lms) * 255 + 0.5).clamp(0, 255).to(torch.uint8)
        return bytes_.transpose(1, 2).reshape(b, y.shape[0], x.shape[0], 3), own


def coordinates(size: int, start: int = 0, count: int = 0) -> torch.Tensor:
    """Pixel centres of a picture `size` wide, or of `count` of them from `start`."""
    i = torch.arange(start, start + (count or size), dtype=torch.float32)
    return (i + 0.5) * 2 / size - 1


def build(seed: int) -> "tuple[Mapping, Synthesis]":
    """Both networks, drawn from a seed and rounded to fp16, as the weights file keeps them."""
    torch.manual_seed(seed)
    mapping = Mapping()
    synthesis = Synthesis(mapping.axes)
    for module in (mapping, synthesis):
        module.requires_grad_(False)
        for p in [*module.parameters(), *module.buffers()]:
            p.copy_(p.half().float())
    return mapping, synthesis


def render(synthesis: Synthesis, w: torch.Tensor, size: int) -> torch.Tensor:
    """w [B, 64] or [B, 8, 64] -> uint8 [B, size, size, 3], own colours."""
    w = w[:, None].expand(-1, LAYERS, -1) if w.dim() == 2 else w
    xy = coordinates(size)
    return synthesis(w, xy, xy, torch.zeros(len(w), SLOTS, 3), torch.zeros(len(w)))[0]
