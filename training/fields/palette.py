"""Colours of `fields`: OKLab to sRGB, and six colours from one style vector."""
import math

import torch
from torch import nn

from .features import between

SLOTS = 6
TO_LMS = torch.tensor([[1.0, 0.3963377774, 0.2158037573], [1.0, -0.1055613458, -0.0638541728], [1.0, -0.0894841775, -1.2914855480]])
TO_RGB = torch.tensor([[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.7076147010]])

# Below this, linear sRGB is encoded by a straight line.
STRAIGHT = 0.0031308
# sRGB's curve, 1.055 x^(1/2.4), from x's root, that one's root, that one's, x and 1: least worst error from STRAIGHT to 1, 0.008 of a
# byte's step. A power of a pixel costs as much as ten roots.
CURVE = [0.65398474, 0.68871466, -0.31847592, -0.02018803, 0.05093322]


def lms_to_srgb(lms: torch.Tensor) -> torch.Tensor:
    """Roots of cone responses [B, 3, N] to gamma-encoded sRGB [B, 3, N] in 0..1, clipped (Ottosson 2020)."""
    rgb = (TO_RGB @ (lms * lms * lms)).clamp(0, 1)
    # The curve down to where the straight part begins, and that.
    curved = rgb.clamp(min=STRAIGHT)
    root = curved.sqrt()
    second = root.sqrt()
    a, b, c, d, one = CURVE
    return a * root + b * second + c * second.sqrt() + d * curved + (12.92 * rgb.clamp(max=STRAIGHT) + (one - 0.055 - 12.92 * STRAIGHT))


class Palette(nn.Module):
    """Six OKLab colours from w, dark to light along the ramp. The darks have a hue of their own, the lights another, and between
    them lie their mixtures, as a painter mixes two tubes; one colour is an accent across."""

    def __init__(self, w: int):
        super().__init__()
        self.mood = nn.Parameter(torch.randn(w, 10) / math.sqrt(w))
        self.jitter = nn.Parameter(torch.randn(w, SLOTS) * 0.6 / math.sqrt(w))
        self.register_buffer("ramp", torch.tensor([-1.0, -0.6, -0.2, 0.2, 0.6, 1.0]))
        self.register_buffer("ladder", torch.tensor([0.19, 0.34, 0.48, 0.64, 0.80, 0.94]))
        self.register_buffer("rise", torch.tensor([0.0, 0.12, 0.34, 0.62, 0.86, 1.0]))
        self.register_buffer("accent", torch.tensor([0.0, 0.0, 0.12, 1.0, 0.15, 0.0]))
        self.register_buffer("home", torch.tensor([0.01, 0.03, 0.06, 0.07, 0.05, 0.01]))
        self.register_buffer("colourfulness", torch.tensor([0.62, 0.95, 1.1, 1.15, 0.85, 0.42]))
        # As in daylight, shadows lean to blue and lights to gold.
        self.register_buffer("lean", torch.tensor([[-0.02, -0.42], [0.10, 0.42], [0.40, 0.32]]))

    def forward(self, w: torch.Tensor) -> torch.Tensor:
        """w [B, w] -> OKLab [B, 6, 3]."""
        mood = w @ self.mood
        # Hues are directions, not angles, so that going one way in w always goes towards one hue.
        hue = mood[:, :6].reshape(-1, 3, 2) + self.lean
        hue = hue / (hue.pow(2).sum(2, keepdim=True) + 0.04).sqrt()
        dark, light, across = hue[:, :1], hue[:, 1:2], hue[:, 2:]
        key = 0.07 * torch.tanh(mood[:, 6:7])
        contrast = 0.72 + 0.34 * torch.sigmoid(2.0 * mood[:, 7:8] + 0.8)
        vivid = 0.06 + 0.095 * torch.sigmoid(1.9 * mood[:, 8:9] + 0.2)
        apart = torch.sigmoid(2.4 * mood[:, 9:] + 1.2) * self.accent
        mixture = between(between(dark, light, self.rise[:, None]), across, apart[..., None])
        lightness = 0.58 + contrast * (self.ladder - 0.58) + key + 0.04 * torch.tanh(w @ self.jitter)
        # Yellows are at home in the light and blues in the dark: a dark yellow would only be mud.
        lightness = (lightness + self.home * mixture[..., 1]).clamp(0.10, 0.965)
        # Very dark and very light colours hold less chroma in sRGB.
        room = (1.0 - 1.25 * (lightness - 0.62).abs()).clamp(min=0.25)
        chroma = vivid * self.colourfulness * room * (1 + 0.5 * apart)
        return torch.cat([lightness[..., None], chroma[..., None] * mixture], -1)

    def blend(self, colours: torch.Tensor, u: torch.Tensor, firm: torch.Tensor) -> torch.Tensor:
        """Six colours [B, 6, 3] of a linear space, a place on the ramp u [B, 1, N], firm [B, 1, 1] -> [B, 3, N] in that space.

        A softmax over the distance to each colour's place, its exponentials and their sum from one product.
        """
        ramp = self.ramp[:, None]
        share = torch.exp(torch.clamp(firm * (ramp * u - 0.5 * ramp * ramp), -60, 60))
        mixed = torch.cat([colours, torch.ones_like(colours[..., :1])], 2).transpose(1, 2) @ share
        return mixed[:, :3] / mixed[:, 3:]
