"""`fields`: a compositional pattern-producing network (Stanley 2007) with style-modulated layers.

Coordinates and a latent go in, colours come out, at any size. Five groups of coordinate features (families) are opened by
gates that the latent sets; hidden layers mix them; every pixel is then softly assigned to one of six colours.
"""
import math

import torch
from torch import nn

from .palette import SLOTS, Palette, oklab_to_srgb

Z, W, LAYERS = 64, 64, 8
FAMILIES = ["tide", "bloom", "facet", "weave", "dune"]
BANDS = {"structure": [0, 3], "shapes": [3, 6], "colour": [6, 8]}
FEATURES = 6              # a family
HIDDEN = len(FAMILIES) * FEATURES
DEPTH = 3
# How firmly a pixel belongs to one colour.
SHARPNESS = 3.6


def linear(i: int, o: int, gain: float = 1.0) -> nn.Parameter:
    return nn.Parameter(torch.randn(i, o) * gain / math.sqrt(i))


class Mapping(nn.Module):
    """z and a family to w. Bounded, because its last activation is: |w| cannot run away."""

    def __init__(self):
        super().__init__()
        self.embed = linear(len(FAMILIES), Z, 1.2)
        self.a, self.b, self.c = linear(Z, W, 1.3), linear(W, W, 1.4), linear(W, W, 1.15)
        q, _ = torch.linalg.qr(torch.randn(W, len(FAMILIES)))
        self.axes = nn.Parameter(q.T.contiguous())

    def forward(self, z: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        """z [B, 64], c [B, 5] (weights of the families) -> w [B, 64]."""
        z = z * torch.rsqrt(z.pow(2).mean(1, keepdim=True) + 1e-8)
        h = torch.tanh(z @ self.a + c @ self.embed)
        h = torch.tanh(h @ self.b)
        return h @ self.c + 3.2 * c @ self.axes


class Synthesis(nn.Module):
    """w [B, 8, 64] and pixel coordinates x [W], y [H] (the whole picture is -1..1 both ways) to sRGB bytes."""

    def __init__(self, axes: torch.Tensor):
        super().__init__()
        n = FEATURES
        self.register_buffer("axes", axes.detach().clone())
        self.affine, self.shift = linear(W, 4, 0.40), linear(W, 2, 0.45)
        self.warp_in, self.warp_phase = nn.Parameter(torch.randn(2, 8) * 1.5), linear(W, 8, 1.6)
        self.warp_out = nn.Parameter(torch.randn(8, 2) * 0.085)
        ladder = torch.linspace(0.8, 1.9, n)
        self.tide_f = nn.Parameter(torch.stack([0.25 * torch.randn(n), 2.3 * ladder]))
        self.dune_f = nn.Parameter(torch.randn(2, n) * 1.25)
        self.facet_f = nn.Parameter(torch.randn(2, n) * 0.85)
        self.weave_f = nn.Parameter(torch.stack([2.6 * ladder, 0.4 * torch.randn(n)]))
        self.weave_g = nn.Parameter(torch.stack([0.4 * torch.randn(n), 2.6 * ladder.flip(0)]))
        self.bloom_r = nn.Parameter(2.4 * ladder)
        self.bloom_k = nn.Parameter(torch.randn(4, n) * 0.9)
        self.scale, self.phase = linear(W, HIDDEN, 0.30), linear(W, HIDDEN, 1.25)
        self.mix = nn.ParameterList([linear(HIDDEN, HIDDEN, 1.45) for _ in range(DEPTH)])
        self.mix_scale = nn.ParameterList([linear(W, HIDDEN, 0.30) for _ in range(DEPTH)])
        self.mix_phase = nn.ParameterList([linear(W, HIDDEN, 0.75) for _ in range(DEPTH)])
        self.member, self.member_scale, self.member_bias = linear(HIDDEN, SLOTS, 1.9), linear(W, SLOTS, 0.3), linear(W, SLOTS, 0.45)
        self.relief = linear(HIDDEN, 1, 1.0)
        self.palette = Palette(W)

    def coordinates(self, w, x, y):
        """Pixel coordinates [B, H*W, 2], turned, stretched, moved and gently bent."""
        b = w.shape[0]
        grid = torch.stack([x[None, :] + 0 * y[:, None], y[:, None] + 0 * x[None, :]], -1).reshape(1, -1, 2)
        turn = torch.eye(2)[None] + (w[:, 0] @ self.affine).reshape(b, 2, 2)
        p = grid @ turn + 0.8 * torch.tanh(w[:, 0] @ self.shift)[:, None]
        bend = torch.sin(p @ self.warp_in + (w[:, 1] @ self.warp_phase)[:, None])
        return p + bend @ self.warp_out

    def families(self, w, p):
        """Features of the coordinates [B, N, HIDDEN], and the families' gates [B, HIDDEN, 1]."""
        n = FEATURES
        scale = 1 + w[:, 2] @ self.scale
        phase = (w[:, 3] @ self.phase)[:, None]
        # A style's scale goes into the small matrices, not over the many pixels.
        turned = lambda f, i: p @ (f * scale[:, None, i * n:(i + 1) * n])
        moved = lambda i: phase[..., i * n:(i + 1) * n]
        tide = torch.sin(turned(self.tide_f, 0) + moved(0))
        x, y = p[..., 0:1], p[..., 1:2]
        r2 = x * x + y * y
        r = torch.sqrt(r2 + 0.02)
        ring = torch.cat([x * x - y * y, 2 * x * y], -1) / (r2 + 0.05)
        petal = torch.cat([ring, x / r, y / r, r], -1)
        rings = (self.bloom_r * 1.6) * scale[:, None, n:2 * n]
        bloom = torch.sin(petal @ torch.cat([self.bloom_k.expand(w.shape[0], -1, -1), rings], 1) + moved(1))
        u = turned(self.facet_f * 0.9, 2) + moved(2) * 0.32
        facet = 4 * torch.abs(u - torch.floor(u) - 0.5) - 1
        weave = torch.sin(turned(self.weave_f, 3) + moved(3)) * torch.sin(turned(self.weave_g, 3) + 0.7 * moved(3))
        ridge = torch.sin(turned(self.dune_f, 4) + moved(4)) * 1.6
        dune = 2 / (1 + ridge * ridge) - 1
        gates = torch.sigmoid(1.7 * (w[:, 2] @ self.axes.T) - 1.4) * 1.25
        return torch.cat([tide, bloom, facet, weave, dune], -1), gates.repeat_interleave(n, 1)[..., None]

    def forward(self, w, x, y, palette, palette_mix):
        """-> rgb uint8 [B, H, W, 3], own palette OKLab [B, 6, 3]."""
        b, third = w.shape[0], HIDDEN // 3
        h, gates = self.families(w, self.coordinates(w, x, y))
        sharp = SHARPNESS * (1 + w[:, 6] @ self.member_scale)[:, None]
        # Membership of six colours and relief, read from every layer: seven columns to add up instead of thirty.
        read = torch.cat([self.member * sharp, self.relief.expand(b, -1, -1)], -1) * 0.5
        seven = h @ (1.6 * gates * read)
        inlet = gates
        for i in range(DEPTH):
            layer = w[:, 3 + i]
            mix = inlet * self.mix[i] * (1 + layer @ self.mix_scale[i])[:, None]
            g = h @ mix + (layer @ self.mix_phase[i])[:, None]
            soft, bell, wave = g[..., :third], g[..., third:2 * third], g[..., 2 * third:]
            h = torch.cat([torch.tanh(soft), 2 / (1 + bell * bell) - 1, torch.sin(wave)], -1)
            seven = seven + h @ read
            inlet = 1.0
        k = torch.softmax(seven[..., :SLOTS] + 1.1 * (w[:, 6] @ self.member_bias)[:, None], -1)
        own = self.palette(w[:, 7])
        colours = own + palette_mix[:, None, None] * (palette - own)
        lab = k @ colours
        light = (lab[..., 0:1] + 0.055 * torch.tanh(seven[..., SLOTS:])).clamp(0.0, 1.0)
        rgb = oklab_to_srgb(torch.cat([light, lab[..., 1:]], -1))
        return (rgb * 255 + 0.5).clamp(0, 255).to(torch.uint8).reshape(b, y.shape[0], x.shape[0], 3), own


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
        for p in list(module.parameters()) + list(module.buffers()):
            p.copy_(p.half().float())
    return mapping, synthesis


def render(synthesis: Synthesis, w: torch.Tensor, size: int) -> torch.Tensor:
    """w [B, 64] or [B, 8, 64] -> uint8 [B, size, size, 3], own colours."""
    w = w[:, None].expand(-1, LAYERS, -1) if w.dim() == 2 else w
    xy = coordinates(size)
    return synthesis(w, xy, xy, torch.zeros(len(w), SLOTS, 3), torch.zeros(len(w)))[0]
