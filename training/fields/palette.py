"""Colours of `fields`: OKLab to sRGB, and six colours from one style vector."""
import math

import torch
from torch import nn

SLOTS = 6
TO_LMS = torch.tensor([[1.0, 1.0, 1.0], [0.3963377774, -0.1055613458, -0.0894841775], [0.2158037573, -0.0638541728, -1.2914855480]])
TO_RGB = torch.tensor([[4.0767416621, -1.2684380046, -0.0041960863], [-3.3077115913, 2.6097574011, -0.7034186147], [0.2309699292, -0.3413193965, 1.7076147010]])


def oklab_to_srgb(lab: torch.Tensor) -> torch.Tensor:
    """OKLab [..., 3] to gamma-encoded sRGB [..., 3] in 0..1, clipped (Ottosson 2020)."""
    lms = lab @ TO_LMS
    rgb = (lms * lms * lms @ TO_RGB).clamp(0, 1)
    return torch.where(rgb <= 0.0031308, 12.92 * rgb, 1.055 * rgb.clamp(min=1e-6) ** (1 / 2.4) - 0.055)


class Palette(nn.Module):
    """Six OKLab colours from w: a base hue, neighbours around it, one accent across; lightness as a ladder."""

    def __init__(self, w: int):
        super().__init__()
        self.mood = nn.Parameter(torch.randn(w, 6) / math.sqrt(w))
        self.jitter = nn.Parameter(torch.randn(w, SLOTS * 2) * 0.6 / math.sqrt(w))
        # Slots in no order of lightness, so that neighbours in space contrast.
        self.register_buffer("ladder", torch.tensor([0.30, 0.82, 0.52, 0.94, 0.17, 0.68]))
        self.register_buffer("spread", torch.tensor([-0.25, 0.35, 0.05, 0.75, -0.6, 0.0]))
        self.register_buffer("accent", torch.tensor([0.0, 0.0, 0.0, 0.0, 0.0, 1.0]))
        self.register_buffer("colourfulness", torch.tensor([1.0, 0.95, 1.25, 0.45, 0.8, 1.35]))

    def forward(self, w: torch.Tensor) -> torch.Tensor:
        """w [B, w] -> OKLab [B, 6, 3]."""
        mood = w @ self.mood
        # The base hue is a direction, not an angle, so that going one way in w always goes towards one hue.
        hue = mood[:, 0:2] / (mood[:, 0:2].pow(2).sum(1, keepdim=True) + 0.02).sqrt()
        width = 0.55 + 1.3 * torch.sigmoid(1.4 * mood[:, 2:3])
        across = 2.3
        key = 0.12 * torch.tanh(mood[:, 3:4])
        contrast = 0.50 + 0.55 * torch.sigmoid(2.0 * mood[:, 4:5] + 0.7)
        vivid = 0.055 + 0.115 * torch.sigmoid(1.9 * mood[:, 5:6] + 0.4)
        jitter = w @ self.jitter
        angle = width * self.spread + across * self.accent + 0.35 * torch.tanh(jitter[:, :SLOTS])
        lightness = (0.56 + contrast * (self.ladder - 0.56) + key + 0.06 * torch.tanh(jitter[:, SLOTS:])).clamp(0.10, 0.965)
        # Very dark and very light colours hold less chroma in sRGB.
        room = (1.0 - 1.25 * (lightness - 0.60).abs()).clamp(min=0.25)
        chroma = vivid * self.colourfulness * room
        cos, sin = torch.cos(angle), torch.sin(angle)
        a = chroma * (hue[:, 0:1] * cos - hue[:, 1:2] * sin)
        b = chroma * (hue[:, 1:2] * cos + hue[:, 0:1] * sin)
        return torch.stack([lightness, a, b], -1)
