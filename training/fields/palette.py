"""Colours of `fields`: OKLab to sRGB, and six colours from one style vector."""
import math

import torch
from torch import nn

SLOTS = 6
TO_LMS = torch.tensor([[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]])
TO_RGB = torch.tensor([[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.7076147010]])


def oklab_to_srgb(lab: torch.Tensor) -> torch.Tensor:
    """OKLab [B, 3, N] to gamma-encoded sRGB [B, 3, N] in 0..1, clipped (Ottosson 2020)."""
    lms = TO_LMS @ lab
    rgb = (TO_RGB @ (lms * lms * lms)).clamp(0, 1)
    return torch.where(rgb <= 0.0031308, 12.92 * rgb, 1.055 * rgb.clamp(min=1e-6) ** (1 / 2.4) - 0.055)


class Palette(nn.Module):
    """Six OKLab colours from w, dark to light along the ramp, hue turning as they rise; one is an accent across."""

    def __init__(self, w: int):
        super().__init__()
        self.mood = nn.Parameter(torch.randn(w, 7) / math.sqrt(w))
        self.jitter = nn.Parameter(torch.randn(w, SLOTS * 2) * 0.6 / math.sqrt(w))
        self.register_buffer("ramp", torch.tensor([-1.0, -0.6, -0.2, 0.2, 0.6, 1.0]))
        self.register_buffer("accent", torch.tensor([-0.4, 0.7, -1.0, 1.2, -0.7, 0.4]))
        self.register_buffer("ladder", torch.tensor([0.20, 0.38, 0.52, 0.66, 0.81, 0.94]))
        self.register_buffer("turn", torch.tensor([-0.9, -0.55, -0.1, 0.0, 0.55, 0.95]))
        self.register_buffer("across", torch.tensor([0.0, 0.0, 0.0, 1.0, 0.0, 0.0]))
        self.register_buffer("home", torch.tensor([0.03, 0.09, 0.12, 0.11, 0.06, 0.01]))
        self.register_buffer("colourfulness", torch.tensor([0.75, 1.05, 1.25, 1.3, 0.95, 0.5]))

    def forward(self, w: torch.Tensor) -> torch.Tensor:
        """w [B, w] -> OKLab [B, 6, 3]."""
        mood = w @ self.mood
        # The base hue is a direction, not an angle, so that going one way in w always goes towards one hue.
        hue = mood[:, 0:2] / (mood[:, 0:2].pow(2).sum(1, keepdim=True) + 0.02).sqrt()
        width = 1.25 * torch.tanh(1.9 * mood[:, 2:3])
        across = 2.4 * torch.tanh(1.5 * mood[:, 6:7])
        key = 0.10 * torch.tanh(mood[:, 3:4])
        contrast = 0.66 + 0.40 * torch.sigmoid(2.0 * mood[:, 4:5] + 0.7)
        vivid = 0.075 + 0.11 * torch.sigmoid(1.9 * mood[:, 5:6] + 0.5)
        jitter = w @ self.jitter
        angle = width * self.turn + across * self.across + 0.35 * torch.tanh(jitter[:, :SLOTS])
        cos, sin = torch.cos(angle), torch.sin(angle)
        toward_a, toward_b = hue[:, 0:1] * cos - hue[:, 1:2] * sin, hue[:, 1:2] * cos + hue[:, 0:1] * sin
        # Yellows are at home in the light and blues in the dark: a dark yellow would only be mud.
        lightness = 0.58 + contrast * (self.ladder - 0.58) + key + 0.05 * torch.tanh(jitter[:, SLOTS:])
        lightness = (lightness + self.home * toward_b).clamp(0.10, 0.965)
        # Very dark and very light colours hold less chroma in sRGB.
        room = (1.0 - 1.25 * (lightness - 0.62).abs()).clamp(min=0.25)
        chroma = vivid * self.colourfulness * room
        a, b = chroma * toward_a, chroma * toward_b
        # As in daylight, shadows lean to blue and lights to gold.
        return torch.stack([lightness, a, b + 0.10 * (lightness - 0.60).clamp(max=0.25)], -1)

    def blend(self, colours: torch.Tensor, u: torch.Tensor, v: torch.Tensor, firm: torch.Tensor) -> torch.Tensor:
        """Six colours [B, 6, 3], a place on the ramp u and a pull to the accents v [B, 1, N], firm [B, 1, 1] -> OKLab [B, 3, N].

        A softmax over the distance to each colour's place, its exponentials and their sum from one product.
        """
        ramp, accent = self.ramp[:, None], self.accent[:, None]
        share = torch.exp(torch.clamp(firm * (ramp * u - 0.5 * ramp * ramp) + 2.0 * accent * v, -60, 60))
        mixed = torch.cat([colours, torch.ones_like(colours[..., :1])], 2).transpose(1, 2) @ share
        return mixed[:, :3] / mixed[:, 3:]
