"""MobileNetV2 1.4 as eyes that judge and that no critic of ours ever used: its ImageNet features, inside npm's nsfwjs 4.4.0 (MIT).

The package is fetched from npm when it is first needed, into a folder that is never committed.
"""
import json
import subprocess
import tarfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

PACKAGE = "nsfwjs@4.4.0"
CACHE = Path(".cache/eyes")
# Blocks that halve, and those whose end is looked at: strides 16 and 32.
HALVE, STYLE_INPUT, BLOCKS = (1, 3, 6, 13), (12, 16), 17
# Pixels a side that they are given.
LOOK = 128
CHUNK = 50


class NoEyes(Exception):
    """A sentence that says what is missing and how to get it."""


def fetched(cache: Path = CACHE) -> Path:
    """The folder with model.json and weights.bin. Throws NoEyes where npm or node cannot get them."""
    if (cache / "weights.bin").exists():
        return cache
    cache.mkdir(parents=True, exist_ok=True)
    try:
        name = subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=cache, check=True, capture_output=True, text=True).stdout.strip()
        with tarfile.open(cache / name) as archive:
            archive.extractall(cache, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(cache)
        reader = Path(__file__).with_name("read_mobilenet.cjs")
        subprocess.run(["node", reader, (cache / "package").resolve(), cache.resolve()], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoEyes(f"{PACKAGE} could not be fetched with npm and read with node: {error}") from None
    return cache


class MobileNet(nn.Module):
    """Pictures [B, 3, h, w] in -1..1 -> features [B, F], the means of its stages at strides 16 and 32."""

    def __init__(self, folder: Path):
        super().__init__()
        self.tensors = read_tensors(folder)

    def conv(self, x: Tensor, name: str, stride: int = 1, depthwise: bool = False, active: bool = True) -> Tensor:
        kernel = self.tensors[name + ("/depthwise_weights" if depthwise else "/Conv2D_weights")]
        kernel = kernel.permute(2, 3, 0, 1) if depthwise else kernel.permute(3, 2, 0, 1)
        bias = self.tensors[name + ("/depthwise_bn_offset" if depthwise else "/Conv2D_bn_offset")]
        if kernel.shape[-1] == 3:
            x = F.pad(x, (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1))
        y = F.conv2d(x, kernel, bias, stride, groups=x.shape[1] if depthwise else 1)
        return F.relu6(y) if active else y

    def forward(self, pictures: Tensor) -> Tensor:
        x = F.interpolate(pictures, size=(LOOK, LOOK), mode="bilinear", align_corners=False)
        seen, x = [], self.conv(x, "Conv", 2)
        for n in range(BLOCKS):
            name, stride = "expanded_conv" + (f"_{n}" if n else ""), 2 if n in HALVE else 1
            h = self.conv(x, name + "/expand") if n else x
            h = self.conv(self.conv(h, name + "/depthwise", stride, True), name + "/project", active=False)
            x = x + h if n and stride == 1 and h.shape == x.shape else h
            if n in STYLE_INPUT:
                seen.append(x.mean((2, 3)))
        return torch.cat(seen, 1)

    @torch.no_grad()
    def features(self, pictures: Tensor) -> Tensor:
        """[n, 3, r, r] -> [n, F]"""
        return torch.cat([self(part.cpu()) for part in pictures.split(CHUNK)])


def read_tensors(folder: Path) -> "dict[str, Tensor]":
    """The weights of a TensorFlow.js model with its quantised ones opened, by their names without prefixes."""
    raw, at, tensors = (folder / "weights.bin").read_bytes(), 0, {}
    for entry in json.loads((folder / "model.json").read_text())["weightsManifest"][0]["weights"]:
        quantised = entry.get("quantization")
        kind, count = np.dtype(quantised["dtype"] if quantised else entry["dtype"]), int(np.prod(entry["shape"] or [1]))
        value = np.frombuffer(raw[at:at + count * kind.itemsize], kind).astype(np.float32)
        at += count * kind.itemsize
        if quantised and "min" in quantised:
            value = value * quantised["scale"] + quantised["min"]
        name = entry["name"].replace("StatefulPartitionedCall/", "").replace("sequential/keras_layer/predict/MobilenetV2/", "")
        tensors[name] = torch.from_numpy(value.reshape(entry["shape"]).copy())
    return tensors
