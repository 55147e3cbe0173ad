"""The finish: a picture and a style -> the picture in the strokes, grain and colours of that style, at any size.

Encoder to a quarter, residual blocks, decoder with depth-to-space; after the first convolution every one is followed by instance
normalisation whose scale and shift a style and a stroke size give. Every convolution repeats the border by one pixel: with zeros around, a frame
showed, above all on quiet pictures, whose least differences the normalisation makes large.
"""
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .teacher import STYLE

# Beside the style: the stroke's size and its square.
CONDITION = STYLE + 2
PAD, EPSILON = 1, 1e-5
# Of the sRGB values as they are; what `colour` keeps of the painted picture.
LUMA = (0.299, 0.587, 0.114)


@dataclass(frozen=True)
class Shape:
    """What an engine needs to build the network: the channels at a half and a quarter of the size, and how many residual blocks."""
    fine: int = 16
    wide: int = 32
    blocks: int = 4

    @property
    def norms(self) -> "list[tuple[str, int]]":
        """Names and channels of the norms, in order: `stats` holds each one's means, then its variances."""
        middle = [(f"middle.{b}.norms.{k}", self.wide) for b in range(self.blocks) for k in range(2)]
        return [("norm_in", self.wide), *middle, ("norm_out", self.fine)]

    @property
    def stats(self) -> int:
        return 2 * sum(channels for _, channels in self.norms)

    def describe(self) -> dict:
        return {**asdict(self), "style": STYLE, "condition": "style, stroke, stroke squared", "pad": PAD, "padding": "edge", "epsilon": EPSILON, "stats": self.stats,
                "norms": [{"name": name, "channels": channels} for name, channels in self.norms],
                "luma": list(LUMA), "depthToSpace": "CRD", "weights": "oihw"}


class Pass:
    """One run through the network: the condition [B, P, 102], masks [B, P, h, w] or none, statistics to use or those found."""

    def __init__(self, condition: Tensor, masks: "Tensor | None" = None, stats: "Tensor | None" = None):
        self.condition, self.masks, self.given, self.found, self.at = condition, masks, stats, [], 0

    def statistics(self, x: Tensor) -> "tuple[Tensor, Tensor]":
        """Means and variances [B, C, 1, 1]: the given ones, else the picture's own, which are noted."""
        if self.given is None:
            mean, variance = x.mean((2, 3)), x.var((2, 3), unbiased=False)
            self.found += [mean, variance]
        else:
            channels = x.shape[1]
            mean, variance = self.given[:, self.at:self.at + 2 * channels].chunk(2, 1)
            self.at += 2 * channels
        return mean[:, :, None, None], variance[:, :, None, None]

    def here(self, values: Tensor, x: Tensor) -> Tensor:
        """values [B, P, C] -> what holds at each place, [B, C, 1, 1] or [B, C, h, w]"""
        if self.masks is None:
            return values[:, 0, :, None, None]
        masks = F.interpolate(self.masks, size=x.shape[2:], mode="bilinear", align_corners=False)
        return torch.einsum("bpc,bphw->bchw", values, masks)


class Styled(nn.Module):
    """Instance normalisation whose scale and shift the condition gives."""

    def __init__(self, channels: int):
        super().__init__()
        self.affine = nn.Linear(CONDITION, 2 * channels)
        nn.init.normal_(self.affine.weight, 0, 0.02)
        nn.init.zeros_(self.affine.bias)

    def forward(self, x: Tensor, run: Pass) -> Tensor:
        scale, shift = (run.here(part, x) for part in self.affine(run.condition).chunk(2, -1))
        if run.masks is None and run.given is None and self.training:
            return F.instance_norm(x, eps=EPSILON) * (1 + scale) + shift
        mean, variance = run.statistics(x)
        return (x - mean) * torch.rsqrt(variance + EPSILON) * (1 + scale) + shift


def bordered(x: Tensor) -> Tensor:
    """The border repeated by one pixel. Concatenation is several times as fast as F.pad's replication when there are gradients."""
    x = torch.cat([x[:, :, :1], x, x[:, :, -1:]], 2)
    return torch.cat([x[..., :1], x, x[..., -1:]], 3)


class Conv(nn.Conv2d):
    """Keeps the size (or halves it, with stride 2), the border repeated."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(bordered(x))


class Residual(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.convs = nn.ModuleList(Conv(channels, channels, 3) for _ in range(2))
        self.norms = nn.ModuleList(Styled(channels) for _ in range(2))

    def forward(self, x: Tensor, run: Pass) -> Tensor:
        h = F.relu(self.norms[0](self.convs[0](x), run))
        return x + self.norms[1](self.convs[1](h), run)


class Finish(nn.Module):
    """`mean` and `deviation` [100] of the styles it was trained with bring styles to unit size."""

    def __init__(self, shape: Shape = Shape()):
        super().__init__()
        self.shape = shape
        self.register_buffer("mean", torch.zeros(STYLE))
        self.register_buffer("deviation", torch.ones(STYLE))
        self.down1 = Conv(3, shape.fine, 4, 2)
        self.down2, self.norm_in = Conv(shape.fine, shape.wide, 4, 2), Styled(shape.wide)
        self.middle = nn.ModuleList(Residual(shape.wide) for _ in range(shape.blocks))
        self.up1, self.norm_out = Conv(shape.wide, shape.fine, 3), Styled(shape.fine)
        self.up2 = Conv(shape.fine, 12, 3)

    def condition(self, styles: Tensor, stroke: Tensor) -> Tensor:
        """styles [B, P, 100] and stroke [B] -> [B, P, 102]"""
        size = torch.stack([stroke, stroke.square()], 1)[:, None].expand(-1, styles.shape[1], -1)
        return torch.cat([(styles - self.mean) / self.deviation, size], 2)

    def forward(self, rgb: Tensor, run: Pass) -> Tensor:
        """rgb [B, 3, H, W] in 0..255, sides multiples of four -> painted, in 0..255"""
        h = F.relu(self.down1(rgb * (2 / 255) - 1))
        h = F.relu(self.norm_in(self.down2(h), run))
        for block in self.middle:
            h = block(h, run)
        h = F.relu(self.norm_out(self.up1(F.interpolate(h, scale_factor=2.0)), run))
        return torch.sigmoid(F.pixel_shuffle(self.up2(h), 2)) * 255

    def paint(self, rgb: Tensor, style: Tensor, stroke: Tensor) -> Tensor:
        """rgb [B, 3, H, W] in 0..255, style [B, 100], stroke [B] -> painted, in 0..255"""
        return self(rgb, Pass(self.condition(style[:, None], stroke)))


def mixed(rgb: Tensor, painted: Tensor, colour: Tensor, amount: Tensor) -> Tensor:
    """Takes `colour` of the picture's chroma, and fades by `amount`: [B], or [B, h, w] to be enlarged. All pictures [B, 3, H, W] in 0..255."""
    change = painted - rgb
    luma = (change * change.new_tensor(LUMA)[:, None, None]).sum(1, keepdim=True)

    def wide(value: Tensor) -> Tensor:
        if value.dim() == 1:
            return value[:, None, None, None]
        return F.interpolate(value[:, None], size=rgb.shape[2:], mode="bilinear", align_corners=False)

    share = wide(colour)
    return (rgb + wide(amount) * (change * (1 - share) + luma * share)).clamp(0, 255)
