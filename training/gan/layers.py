"""Layers with an equalised learning rate (Karras et al. 2018): weights are kept at unit variance and scaled when used.

`fold` bakes the scales into the weights, after which a layer is an ordinary one: that is what is exported.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

Tensor = torch.Tensor
# What leaky units keep of what is negative; with a gain of sqrt(2) they keep the size of what goes in.
LEAK = 0.2


def leaky(x: Tensor) -> Tensor:
    return F.leaky_relu(x, LEAK) * math.sqrt(2)


def double(x: Tensor) -> Tensor:
    """Bilinear, half-pixel centres. [B, C, h, w] -> [B, C, 2h, 2w]"""
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def unit(x: Tensor) -> Tensor:
    """Root mean square of one. [B, n] -> [B, n]"""
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-8)


class Linear(nn.Module):
    """[B, inputs] -> [B, outputs]. `rate` multiplies the learning rate."""

    def __init__(self, inputs: int, outputs: int, bias: float = 0.0, rate: float = 1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full((outputs,), bias / rate))
        self.scale, self.rate = rate / math.sqrt(inputs), rate

    def forward(self, x: Tensor) -> Tensor:
        if self.scale == self.rate == 1.0:
            return F.linear(x, self.weight, self.bias)
        return F.linear(x, self.weight * self.scale, self.bias * self.rate)

    def fold(self) -> None:
        self.weight.mul_(self.scale)
        self.bias.mul_(self.rate)
        self.scale = self.rate = 1.0


class Conv(nn.Module):
    """[B, inputs, h, w] -> [B, outputs, h, w]"""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, gain: float = 1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale, self.padding = gain / math.sqrt(inputs * kernel * kernel), kernel // 2

    def filters(self) -> Tensor:
        return self.weight if self.scale == 1.0 else self.weight * self.scale

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.filters().to(x.dtype), self.bias.to(x.dtype), padding=self.padding)

    def fold(self) -> None:
        self.weight.mul_(self.scale)
        self.scale = 1.0


def fold(module: nn.Module, half: bool = False) -> nn.Module:
    """Bakes every layer's scales into its weights, in place; `half` rounds them to what fp16 can hold."""
    with torch.no_grad():
        for part in module.modules():
            if isinstance(part, (Linear, Conv)):
                part.fold()
        for parameter in module.parameters() if half else ():
            parameter.copy_(parameter.half().float())
    return module
