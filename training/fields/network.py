"""`fields`: a compositional pattern-producing network (Stanley 2007) with style-modulated layers.

Coordinates and a latent go in, colours come out, at any size. Hidden waves bend the coordinates of five families of
pattern; the latent's gates choose among them; what they draw is a place in a plane of six colours.
"""
import math

import torch
from torch import nn

from .features import ARGUMENTS, FAMILIES, FEATURES, TEMPER, VOICE, Bloom, Facet, skewed, weave
from .palette import SLOTS, Palette, oklab_to_srgb

Z, W, LAYERS = 64, 64, 8
BANDS = {"structure": [0, 3], "shapes": [3, 6], "colour": [6, 8]}
# Waves that bend the plane, by octave; hidden neurons of the first and of the second layer.
OCTAVES = [(4, 1.5, 0.20), (4, 3.0, 0.085), (4, 5.6, 0.034)]
FIRST, SECOND = 14, 12
STATE = 2 + FIRST + SECOND + 1
# What is read from features: mass, figure, accent, relief, quiet.
READ = 5


def linear(i: int, o: int, gain: float = 1.0) -> nn.Parameter:
    return nn.Parameter(torch.randn(i, o) * gain / math.sqrt(i))


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


class Synthesis(nn.Module):
    """w [B, 8, 64] and pixel coordinates x [W], y [H] (the whole picture is -1..1 both ways) to sRGB bytes."""

    def __init__(self, axes: torch.Tensor):
        super().__init__()
        self.register_buffer("axes", axes.detach().clone())
        waves = sum(n for n, _, _ in OCTAVES)
        angle = torch.rand(waves) * 2 * math.pi
        size = torch.cat([torch.full((n,), f) for n, f, _ in OCTAVES]) * (0.8 + 0.4 * torch.rand(waves))
        reach = torch.cat([torch.full((n,), a) for n, _, a in OCTAVES])
        # Layer 0: turn, stretch, move. Layer 1: bend. Layer 2: gates and scales.
        self.affine, self.shift = linear(W, 4, 0.34), linear(W, 2, 0.5)
        self.wave_f = nn.Parameter(torch.stack([size * torch.cos(angle), size * torch.sin(angle)], 1))
        self.wave_phase, self.turbulence = linear(W, waves, 1.6), linear(W, 3, 0.8)
        bend, lead = torch.randn(2, waves) * reach, torch.randn(FIRST, waves) * reach * 3.0
        self.wave_out = nn.Parameter(torch.cat([bend, lead]))
        self.first_f = nn.Parameter(torch.randn(FIRST, 2) * 1.5)
        self.zoom, self.scale = linear(W, 1, 1.0), linear(W, len(FAMILIES) * 3, 0.5)
        # Layers 3 and 4: hidden neurons. Layer 5: how they move the families.
        self.first_phase, self.second_phase = linear(W, FIRST, 1.3), linear(W, SECOND, 1.0)
        self.second = nn.Parameter(torch.randn(SECOND, FIRST) * 1.5 / math.sqrt(FIRST))
        self.second_scale = linear(W, SECOND, 0.4)
        self.argue = nn.Parameter(self._arguments())
        self.argue_phase, self.argue_scale = linear(W, sum(ARGUMENTS.values()), 1.0), linear(W, len(FAMILIES), 0.8)
        self.bloom, self.facet = Bloom(), Facet()
        self.petals = linear(W, 6, 1.6)
        self.register_buffer("temper", torch.tensor([TEMPER[f] for f in FAMILIES]))
        # Layer 6: what a pixel becomes. Layer 7: the six colours.
        hidden = FIRST + SECOND
        self.mass = nn.Parameter(torch.randn(READ, hidden) / math.sqrt(hidden))
        self.figure = nn.Parameter(torch.cat([torch.randn(READ, n) / math.sqrt(n) for n in FEATURES.values()], 1))
        voice = torch.cat([torch.tensor(VOICE[f]) for f in FAMILIES])
        self.figure[0] = voice * torch.sign(self.figure[0]) * (0.8 + 0.4 * torch.rand(len(voice)))
        self.speak = linear(W, len(voice), 0.8)
        self.key, self.firmness, self.lines = linear(W, READ, 0.5), linear(W, 2, 1.0), linear(W, 2, 1.0)
        self.palette = Palette(W)

    @staticmethod
    def _arguments() -> torch.Tensor:
        """[arguments, STATE]: columns x, y of the bent plane, then hidden neurons, then one."""
        def rows(xy, coupling):
            xy = torch.tensor(xy)
            return torch.cat([xy, torch.randn(len(xy), FIRST + SECOND) * coupling, torch.zeros(len(xy), 1)], 1)
        tide = rows([[0.3, 3.0], [-0.4, 5.2], [0.5, 9.5]], 0.26)
        bloom = rows([[1.0, 0.0], [0.0, 1.0]], 0.012)
        angles = [0.35, 1.25, 2.0, 2.8]
        planes = [[0.62 * k * math.cos(a), 0.62 * k * math.sin(a)] for k, a in zip([0.8, 1.0, 1.25, 0.9], angles)]
        folded = rows(planes, 0.010)
        behind = folded.clone()
        behind[:, -1] -= 0.25
        weave_ = rows([[7.5, 0.6], [-0.6, 7.5]], 0.10)
        dune = rows([[2.2, 1.6], [3.4, 3.0], [9.0, 6.5]], 0.36)
        return torch.cat([tide, bloom, folded, behind, weave_, dune])

    def waves(self, w, gates, x, y):
        """Every plane wave at once: x and y part, so sums over waves are one product. -> [B, 2 + FIRST, H*W]."""
        b, rows = w.shape[0], 2 + FIRST
        zoom = torch.exp(0.42 * torch.tanh(w[:, 2] @ self.zoom))[:, :, None]
        turn = (torch.eye(2)[None] + torch.tanh(w[:, 0] @ self.affine).reshape(b, 2, 2)) * zoom
        move = 0.7 * torch.tanh(w[:, 0] @ self.shift)[:, :, None]
        f = self.wave_f @ turn                                                   # [B, J, 2]
        phase = self.wave_f @ move + (w[:, 1] @ self.wave_phase)[:, :, None]     # [B, J, 1]
        at_y, at_x = f[:, :, 1:] * y + phase, f[:, :, :1] * x                    # [B, J, H], [B, J, W]
        loud = torch.exp(0.8 * torch.tanh(w[:, 1] @ self.turbulence)).repeat_interleave(4, 1)[:, None]
        # The plane bends as much as the open families bear; hidden neurons always do.
        bear = torch.cat([(gates ** 2 @ self.temper[:, :1]).expand(-1, 2), torch.ones(b, FIRST)], 1)
        out = self.wave_out * loud * bear[..., None]                             # [B, rows, J]
        plane = torch.cat([torch.eye(2), self.first_f])
        slope = plane @ turn                                                     # [B, rows, 2]
        start = plane @ move + torch.cat([torch.zeros(b, 2), w[:, 3] @ self.first_phase], 1)[:, :, None]
        both = torch.cat([torch.sin(at_y), torch.cos(at_y)], 1).transpose(1, 2)[:, None]  # [B, 1, H, 2J]
        left = torch.cat([both * torch.cat([out, out], 2)[:, :, None],
                          (slope[:, :, 1:] * y + start)[..., None], slope[:, :, :1, None].expand(-1, -1, y.shape[0], -1)], 3)
        right = torch.cat([torch.cos(at_x), torch.sin(at_x), torch.ones_like(at_x[:, :1]), x.expand(b, 1, -1)], 1)
        return (left.reshape(b, rows * y.shape[0], -1) @ right).reshape(b, rows, -1)

    @staticmethod
    def gates(family):
        """How far each family is open, from w along their axes [B, 5]; their squares sum to one."""
        open_ = torch.softmax(1.5 * family, 1)
        return open_ * torch.rsqrt((open_ * open_).sum(1, keepdim=True))

    def features(self, w, q):
        """Waves [B, 2 + FIRST, N] -> hidden neurons [B, 26, N] and the families' features [B, 22, N]."""
        b = w.shape[0]
        first = torch.sin(q[:, 2:])
        one = torch.ones_like(q[:, :1])
        second = self.second * (1 + torch.tanh(w[:, 4] @ self.second_scale))[:, :, None]
        second = torch.cat([second, (w[:, 4] @ self.second_phase)[:, :, None]], 2) @ torch.cat([first, one], 1)
        third = SECOND // 2
        bell = second[:, :third]
        hidden = torch.cat([first, 2 / (1 + bell * bell) - 1, torch.sin(second[:, third:])], 1)
        scale = torch.exp(torch.tanh(w[:, 2] @ self.scale) * 0.45).reshape(b, len(FAMILIES), 3)
        counts = torch.tensor([ARGUMENTS[f] for f in FAMILIES])
        plane = scale[:, :, 0].repeat_interleave(counts, 1)[..., None]
        stir = torch.exp(torch.tanh(w[:, 5] @ self.argue_scale) * 0.8).repeat_interleave(counts, 1)[..., None]
        phase = w[:, 5] @ self.argue_phase
        phase = torch.cat([phase[:, :3], 0.35 * phase[:, 3:5], 0.3 * phase[:, 5:9], 0.3 * phase[:, 5:9], phase[:, 13:]], 1)
        matrix = torch.cat([self.argue[:, :2] * plane, self.argue[:, 2:-1] * stir, self.argue[:, -1:] + phase[..., None]], 2)
        a = matrix @ torch.cat([q[:, :2], hidden, one], 1)
        tide, bloom, folded, thread, dune = a[:, :3], a[:, 3:5], a[:, 5:13], a[:, 13:15], a[:, 15:]
        swells = skewed(torch.cat([tide, dune], 1))
        petals = w[:, 4] @ self.petals
        ringed = self.bloom(bloom, scale[:, 1, 1:2], torch.softmax(3 * petals[:, :4], 1), petals[:, 4:], phase[:, :3])
        folds = self.facet(folded, scale[:, 2, 1:2], 0.4 * phase[:, 3:5])
        return hidden, torch.cat([swells[:, :3], ringed, folds, weave(torch.sin(thread)), swells[:, 3:]], 1)

    def forward(self, w, x, y, palette, palette_mix):
        """-> rgb uint8 [B, H, W, 3], own palette OKLab [B, 6, 3]."""
        b = w.shape[0]
        # Only the gates may see which family it is: bends and colours are free of it.
        family, w = w[:, 2] @ self.axes.T, w - (w @ self.axes.T) @ self.axes
        gates = self.gates(family)
        hidden, figures = self.features(w, self.waves(w, gates, x, y))
        counts = torch.tensor([FEATURES[f] for f in FAMILIES])
        voices = (gates.repeat_interleave(counts, 1) * (1 + 0.6 * torch.tanh(w[:, 5] @ self.speak)))[:, None]
        key = (w[:, 6] @ self.key)[:, :, None]
        mass, drawn = self.mass @ hidden, (self.figure * voices) @ figures
        quiet = torch.sigmoid(2.2 * (mass[:, 4:] + key[:, 4:]) + 0.8)
        share = (gates ** 2 @ self.temper[:, 1:])[..., None]
        u = torch.tanh(share * mass[:, :1] + 1.05 * quiet * drawn[:, :1] + 0.5 * key[:, :1]) * 1.25
        v = 0.5 * mass[:, 1:2] + 0.8 * drawn[:, 1:2] + key[:, 1:2]
        firm = torch.exp(0.9 * torch.tanh(w[:, 6] @ self.firmness))[:, :, None]
        own = self.palette(w[:, 7])
        logits = 34 * firm[:, :1] * (self.palette.ramp[:, None] * u - 0.5 * self.palette.ramp[:, None] ** 2) + 2.0 * self.palette.accent[:, None] * v
        k = torch.exp(torch.clamp(logits, -60, 60))
        colours = own + palette_mix[:, None, None] * (palette - own)
        blended = torch.cat([colours, torch.ones_like(colours[..., :1])], 2).transpose(1, 2) @ k
        lab = blended[:, :3] / blended[:, 3:]
        style = (w[:, 6] @ self.lines)[:, :, None]
        fine = torch.sin((16 * u + 5 * v) + 6 * mass[:, 3:4])
        light = 0.05 * torch.tanh(drawn[:, 3:4] + 0.5 * mass[:, 3:4]) + 0.05 * torch.sigmoid(1.6 * style[:, :1] - 0.6) * quiet * (2 / (1 + 8 * fine * fine) - 0.6)
        rgb = oklab_to_srgb(torch.cat([(lab[:, :1] + light).clamp(0, 1), lab[:, 1:]], 1))
        bytes_ = (rgb * 255 + 0.5).clamp(0, 255).to(torch.uint8)
        return bytes_.transpose(1, 2).reshape(b, y.shape[0], x.shape[0], 3), own


def coordinates(size: int, start: int = 0, count: int = 0) -> torch.Tensor:
    """Pixel centres of a picture `size` wide, or of `count` of them from `start`."""
    i = torch.arange(start, start + (count or size), dtype=torch.float32)
    return (i + 0.5) * 2 / size - 1


def build(seed: int) -> "tuple[Mapping, Synthesis]":
    """Both networks, drawn from a seed and rounded to fp16, as the weights file keeps them."""
    torch.manual_seed(seed)
    with torch.no_grad():
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
