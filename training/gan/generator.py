"""The generator: a slim StyleGAN2 without noise inputs, whose convolution weights stay constant.

StyleGAN2 scales weights by the style and divides by their norm. Here the style scales the input, and the norm of one
convolution is divided out in the scale of the next, which is the same function with a batch that exports freely.

What is linear goes where it costs least: the scale before the doubling, the leaky units' gain into the norm. Two places draw the
same in another way when exported, for ONNX Runtime's sake: `doubled` and ToRGB.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

from .layers import LEAK, Conv, Linear, Tensor, double, leaky, unit

Z = W = 256
# Features at a resolution; the picture is twice as large.
CHANNELS = {4: 256, 8: 256, 16: 256, 32: 192, 64: 96, 128: 48}
SHARP_FROM = 16


def channels(resolution: int, width: float) -> "dict[int, int]":
    """Features by resolution for pictures of `resolution` px, smallest first."""
    return {r: max(16, int(c * width)) for r, c in CHANNELS.items() if r <= resolution // 2}


class Mapping(nn.Module):
    """z [B, 256], class weights [B, K] (one-hot or a mixture) -> w [B, 256]"""

    def __init__(self, classes: int):
        super().__init__()
        self.embed = Linear(classes, Z)
        self.layers = nn.ModuleList(Linear(2 * Z if i == 0 else W, W, rate=0.01) for i in range(4))

    def forward(self, z: Tensor, c: Tensor) -> Tensor:
        h = torch.cat([unit(z), unit(self.embed(c))], 1)
        for layer in self.layers:
            h = leaky(layer(h))
        return h


def doubled(features: Tensor) -> Tensor:
    """Features at twice their resolution. ONNX Runtime enlarges in the layout of its convolutions, several times as fast, what one
    of these or a pooling has made: hence a pooling over one pixel, which changes nothing."""
    return double(F.max_pool2d(features, 1) if torch.onnx.is_in_onnx_export() else features)


class StyledConv(Conv):
    """conv(x * style * norm of the convolution before), doubled first where it `grows` -> features [B, o, h, w] and the norm [B, o]
    still to be divided out of them."""

    def __init__(self, inputs: int, outputs: int, grows: bool = False):
        super().__init__(inputs, outputs)
        self.style, self.grows = Linear(W, inputs, bias=1.0), grows
        self.energy: "Tensor | None" = None

    def forward(self, x: Tensor, norm: "Tensor | None", w: Tensor) -> "tuple[Tensor, Tensor]":
        style = self.style(w)
        scale = style if norm is None else style * norm
        x = x * scale[:, :, None, None].to(x.dtype)
        features = super().forward(doubled(x) if self.grows else x)
        energy = self.energy if self.energy is not None else self.filters().square().sum((2, 3)).t()
        return F.leaky_relu(features, LEAK), math.sqrt(2) * torch.rsqrt(style.square() @ energy + 1e-8)

    def settle(self) -> None:
        """Computes once what depends on the weights alone. They must not change afterwards."""
        self.energy = self.filters().detach().square().sum((2, 3)).t().contiguous()


class ToRGB(Conv):
    """Features -> a picture of twice their resolution [B, 3, 2h, 2w]: three channels and bilinear doubling or, where sharp, twelve
    channels, depth-to-space and a binomial blur, without which the grid of sub-pixels shows for a long time."""

    def __init__(self, inputs: int, resolution: int):
        sharp = resolution >= SHARP_FROM
        super().__init__(inputs, 12 if sharp else 3, kernel=1)
        self.style, self.sharp, self.resolution = Linear(W, inputs, bias=1.0), sharp, resolution
        if sharp:
            # The four sub-pixels of a colour start alike, so that no grid has to be unlearned.
            with torch.no_grad():
                self.weight.copy_(0.3 * torch.randn(3, inputs, 1, 1).repeat_interleave(4, 0))
        row = torch.tensor([1.0, 2.0, 1.0]) / 4
        self.register_buffer("blur", (row[:, None] * row).expand(3, 1, 3, 3).clone(), persistent=False)

    def forward(self, x: Tensor, norm: Tensor, w: Tensor) -> Tensor:
        y = self.read(x, self.style(w) * norm).float()
        if not self.sharp:
            return double(y)
        return F.conv2d(F.pad(F.pixel_shuffle(y, 2), (1, 1, 1, 1), mode="replicate"), self.blur, groups=3)

    def read(self, x: Tensor, scale: Tensor) -> Tensor:
        """Where exported, the few filters are scaled rather than all the features."""
        if not torch.onnx.is_in_onnx_export():
            return super().forward(x * scale[:, :, None, None].to(x.dtype))
        y = (self.filters().flatten(1) * scale[:, None]) @ x.flatten(2) + self.bias[:, None]
        return y.reshape(-1, self.bias.shape[0], self.resolution, self.resolution)


class Block(nn.Module):
    """Two styled convolutions and the picture that is read off them."""

    def __init__(self, inputs: int, outputs: int, resolution: int):
        super().__init__()
        self.first, self.second = StyledConv(inputs, outputs), StyledConv(outputs, outputs, grows=resolution > 4)
        self.rgb = ToRGB(outputs, resolution)

    def forward(self, x: Tensor, norm: "Tensor | None", ws: Tensor) -> "tuple[Tensor, Tensor, Tensor]":
        x, norm = self.first(x, norm, ws[:, 0])
        x, norm = self.second(x, norm, ws[:, 1])
        return x, norm, self.rgb(x, norm, ws[:, 1])


class Synthesis(nn.Module):
    """w [B, layers, 256] -> picture [B, 3, resolution, resolution], about -1..1"""

    def __init__(self, resolution: int, width: float):
        super().__init__()
        wide = channels(resolution, width)
        self.const = nn.Parameter(torch.randn(1, wide[4], 4, 4))
        self.blocks = nn.ModuleDict()
        before = wide[4]
        for r, features in wide.items():
            self.blocks[str(r)] = Block(before, features, r)
            before = features
        self.layers = 2 * len(wide)

    def forward(self, ws: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        x = self.const.to(dtype).expand(ws.shape[0], -1, -1, -1)
        norm, picture = None, None
        for i, block in enumerate(self.blocks.values()):
            x, norm, part = block(x, norm, ws[:, 2 * i:2 * i + 2])
            picture = part if picture is None else double(picture) + part
        return picture


class Generator(nn.Module):
    """Mapping and synthesis of one resolution, for `classes` classes."""

    def __init__(self, resolution: int, classes: int, width: float):
        super().__init__()
        self.resolution, self.classes, self.width = resolution, classes, width
        self.mapping, self.synthesis = Mapping(classes), Synthesis(resolution, width)

    @property
    def layers(self) -> int:
        return self.synthesis.layers

    def forward(self, z: Tensor, c: Tensor, mix: float = 0.0, dtype: torch.dtype = torch.float32) -> Tensor:
        """A share `mix` of the pictures takes another latent from a random layer on. -> [B, 3, r, r]"""
        ws = self.mapping(z, c)[:, None].expand(-1, self.layers, -1)
        if mix > 0:
            ws = self.mixed(ws, z, c, mix)
        return self.synthesis(ws, dtype)

    def mixed(self, ws: Tensor, z: Tensor, c: Tensor, mix: float) -> Tensor:
        count = len(z)
        cut = torch.randint(1, self.layers, (count,))
        cut = torch.where(torch.rand(count) < mix, cut, torch.full_like(cut, self.layers))
        other = (torch.arange(self.layers)[None] >= cut[:, None]).to(z.device)
        return torch.where(other[..., None], self.mapping(torch.randn_like(z), c)[:, None], ws)
