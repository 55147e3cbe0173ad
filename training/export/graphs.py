"""The networks as ONNX graphs with the batch free and constant convolution weights: see docs of `core/picture/model` for the interface."""
import inspect
import warnings
from pathlib import Path

import torch
from torch import nn

from training.gan.generator import W, Z
from training.gan.grid import to_bytes

from .trained import NATIVE, Judge, Trained

OPSET = 14


class Picture(nn.Module):
    """w [B, layers, 256] -> rgb uint8 [B, 256, 256, 3]"""

    def __init__(self, trained: Trained):
        super().__init__()
        self.synthesis, self.enlarge = trained.generator.synthesis, trained.enlarge

    def forward(self, w: torch.Tensor) -> torch.Tensor:
        picture = self.synthesis(w)
        return to_bytes(picture if self.enlarge is None else self.enlarge(picture))


class Judgement(nn.Module):
    """rgb uint8 [B, 256, 256, 3], class weights [B, K] -> score [B], features [B, F]"""

    def __init__(self, judge: Judge):
        super().__init__()
        self.judge = judge

    def forward(self, rgb: torch.Tensor, c: torch.Tensor) -> "tuple[torch.Tensor, torch.Tensor]":
        picture = rgb.permute(0, 3, 1, 2).float() / 127.5 - 1
        features = self.judge.of(picture)
        return self.judge.critic.judge(features, c), features


class Larger(nn.Module):
    """rgb uint8 [B, H, W, 3] -> big uint8 [B, 4 H, 4 W, 3]"""

    def __init__(self, upscaler: nn.Module):
        super().__init__()
        self.upscaler = upscaler

    def forward(self, rgb: torch.Tensor) -> torch.Tensor:
        return to_bytes(self.upscaler(rgb.permute(0, 3, 1, 2).float() / 127.5 - 1))


def write_graphs(trained: Trained, folder: Path) -> None:
    classes = len(trained.classes)
    z, c, w = torch.zeros(2, Z), torch.zeros(2, classes), torch.zeros(2, trained.generator.layers, W)
    rgb = torch.zeros(2, NATIVE, NATIVE, 3, dtype=torch.uint8)
    write(trained.generator.mapping, (z, c), folder / "mapping.onnx", ["z", "c"], ["w"])
    write(Picture(trained), (w,), folder / "synthesis.onnx", ["w"], ["rgb"])
    write(Judgement(trained.critic), (rgb, c), folder / "critic.onnx", ["rgb", "c"], ["score", "features"])


def write_upscaler(upscaler: nn.Module, path: Path) -> None:
    rgb = torch.zeros(2, 24, 16, 3, dtype=torch.uint8)
    write(Larger(upscaler), (rgb,), path, ["rgb"], ["big"], free={1: "height", 2: "width"})


def write(module: nn.Module, sample: tuple, path: Path, inputs: "list[str]", outputs: "list[str]", free: "dict[int, str] | None" = None) -> None:
    axes = {name: {0: "batch", **(free or {})} for name in inputs}
    axes |= {name: {0: "batch", **{k: f"{v}_out" for k, v in (free or {}).items()}} for name in outputs}
    options = {"opset_version": OPSET, "do_constant_folding": True}
    # PyTorch >= 2.9 would use another exporter, which needs packages that nothing else does.
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        options["dynamo"] = False
    with torch.no_grad(), warnings.catch_warnings():
        # The exporter's notes on its own insides, which nobody who exports can act on.
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(module.eval(), sample, str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes, **options)
