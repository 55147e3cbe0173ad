"""`fields`: a compositional pattern-producing network (Stanley 2007) with style-modulated layers.

Coordinates and a latent go in, colours come out, at any size. Hidden waves bend the coordinates of five families of
pattern; the latent's gates choose among them; what they draw is a place on a ramp of six colours.
"""
import math

import torch
from torch import nn

from .features import FAMILIES, FEATURES, TEMPER, VOICE, skewed
from .figures import HIDDEN, Figures
from .palette import SLOTS, Palette, oklab_to_srgb
from .waves import Waves, linear

Z, W, LAYERS = 64, 64, 8
BANDS = {"structure": [0, 3], "shapes": [3, 6], "colour": [6, 8]}
# What is read from neurons and features: a place on the ramp, a pull to its accents, relief, lines, and quiet.
READ = 5


class Mapping(nn.Module):
    """z and a family to w. Bounded, because its last activation is: |w| cannot run away."""

    def __init__(self):
        super().__init__()
        self.embed = linear(len(FAMILIES), Z, 0.5)
        self.a, self.b, self.c = linear(Z, W, 1.3), linear(W, W, 1.4), linear(W, W, 1.15)
        q, _ = torch.linalg.qr(torch.randn(W, len(FAMILIES)))
        self.axes = nn.Parameter(q.T.contiguous())

    def forward(self, z: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        """z [B, 64], c [B, 5] (weights of the families) -> w [B, 64]."""
        z = z * torch.rsqrt(z.pow(2).mean(1, keepdim=True) + 1e-8)
        h = torch.tanh(z @ self.a + c @ self.embed)
        h = torch.tanh(h @ self.b)
        return h @ self.c + 3.2 * c @ self.axes


def gates(family: torch.Tensor) -> torch.Tensor:
    """How far each family is open, from w along their axes [B, 5]; their squares sum to one."""
    open_ = torch.softmax(1.5 * family, 1)
    return open_ * torch.rsqrt((open_ * open_).sum(1, keepdim=True))


class Synthesis(nn.Module):
    """w [B, 8, 64] and pixel coordinates x [W], y [H] (the whole picture is -1..1 both ways) to sRGB bytes."""

    def __init__(self, axes: torch.Tensor):
        super().__init__()
        self.register_buffer("axes", axes.detach().clone())
        self.register_buffer("temper", torch.tensor([TEMPER[f] for f in FAMILIES]))
        self.waves, self.figures, self.palette = Waves(W), Figures(W), Palette(W)
        self.mass = nn.Parameter(torch.randn(READ, HIDDEN) / math.sqrt(HIDDEN))
        figure = torch.cat([torch.randn(READ, n) / math.sqrt(n) for n in FEATURES.values()], 1)
        voice = torch.cat([torch.tensor(VOICE[f]) for f in FAMILIES])
        figure[0] = voice * torch.sign(figure[0]) * (0.8 + 0.4 * torch.rand(len(voice)))
        self.figure, self.speak = nn.Parameter(figure), linear(W, len(voice), 0.8)
        self.key, self.firmness, self.ornament = linear(W, READ, 0.5), linear(W, 1, 1.0), linear(W, 2, 1.0)

    def forward(self, w, x, y, palette, palette_mix):
        """-> rgb uint8 [B, H, W, 3], own palette OKLab [B, 6, 3]."""
        b = w.shape[0]
        # Only the gates may see which family it is: bends and colours are free of it.
        open_, w = gates(w[:, 2] @ self.axes.T), w - (w @ self.axes.T) @ self.axes
        bend, share, shear = (open_ ** 2 @ self.temper).split(1, 1)
        hidden, features = self.figures(w, self.waves(w, bend, shear, x, y))
        counts = torch.tensor([FEATURES[f] for f in FAMILIES])
        voices = open_.repeat_interleave(counts, 1) * (1 + 0.6 * torch.tanh(w[:, 5] @ self.speak))
        mass, drawn = self.mass @ hidden, (self.figure * voices[:, None]) @ features
        key, ornament = (w[:, 6] @ self.key)[:, :, None], torch.sigmoid(1.6 * (w[:, 6] @ self.ornament))[:, :, None]
        # Where it is quiet, figures fade into the mass: calm beside intricate.
        lively = torch.sigmoid(2.2 * (mass[:, 4:] + key[:, 4:]) + 0.8)
        u = 1.25 * torch.tanh(share[..., None] * mass[:, :1] + 1.05 * lively * drawn[:, :1] + 0.5 * key[:, :1])
        v = 0.5 * mass[:, 1:2] + 0.8 * drawn[:, 1:2] + key[:, 1:2]

        own = self.palette(w[:, 7])
        colours = own + palette_mix[:, None, None] * (palette - own)
        firm = 46 * torch.exp(0.9 * torch.tanh(w[:, 6] @ self.firmness))
        lab = self.palette.blend(colours, u, v, firm[..., None]) + self.relief(u, v, mass, drawn, lively, ornament)
        rgb = oklab_to_srgb(lab)
        bytes_ = (rgb * 255 + 0.5).clamp(0, 255).to(torch.uint8)
        return bytes_.transpose(1, 2).reshape(b, y.shape[0], x.shape[0], 3), own

    @staticmethod
    def relief(u, v, mass, drawn, lively, ornament) -> torch.Tensor:
        """Lightness to add [B, 3, N]: each colour's terrace is lit where it begins and falls into shade towards the next,
        as cut paper lies on paper; thin lines follow the ramp; features leave a trace."""
        terrace = skewed((2 * math.pi / 0.4) * u)
        line = torch.sin(16 * u + 5 * v + 6 * mass[:, 3:4])
        light = 0.03 * torch.tanh(drawn[:, 3:4] + 0.5 * mass[:, 3:4]) + (0.012 + 0.035 * ornament[:, 1:]) * terrace
        light = light + 0.045 * ornament[:, :1] * lively * (2 / (1 + 8 * line * line) - 0.6)
        return torch.cat([light, torch.zeros_like(light).expand(-1, 2, -1)], 1)


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
