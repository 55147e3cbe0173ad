"""Is the upscaler better than Lanczos? `python3 -m training.upscaler.compare --large FOLDER --upscaler upscaler.pt [--critic checkpoint-D.pt]`.

On prints that were held out of its training: reduced to a quarter and enlarged again, and reduced to an eighth, where the network's
result is enlarged on by Lanczos or by the network again. PSNR in dB, and the relative difference in the critic's first features.
"""
import argparse
import json
import zlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F

from training.gan import checkpoint

from .network import Interpolate, Upscaler
from .train import FACTOR, FILTERS, Eye, pictures

SIDE = 512
NAMES = ("box", "bicubic", "lanczos")


def tensor(image: Image.Image) -> torch.Tensor:
    return torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)[None].float() / 127.5 - 1


def rounded(x: torch.Tensor) -> torch.Tensor:
    """As bytes would keep it."""
    return ((x.clamp(-1, 1) + 1) * 127.5).round() / 127.5 - 1


def lanczos(x: torch.Tensor, side: int) -> torch.Tensor:
    rgb = ((x[0].permute(1, 2, 0) + 1) * 127.5).round().byte().numpy()
    return tensor(Image.fromarray(rgb).resize((side, side), Image.LANCZOS))


class Scales:
    """Mean figures of each way to enlarge."""

    def __init__(self, eye: "Eye | None"):
        self.eye, self.found = eye, {}

    def weigh(self, name: str, made: torch.Tensor, real: torch.Tensor) -> None:
        psnr = float(-10 * torch.log10(((made - real) / 2).square().mean()))
        seen = self.eye(real) if self.eye else None
        apart = float((self.eye(made) - seen).abs().mean() / seen.abs().mean()) if self.eye else float("nan")
        self.found.setdefault(name, []).append((psnr, apart))

    def means(self) -> "dict[str, dict[str, float]]":
        return {name: {"psnr": round(float(np.mean([p for p, _ in rows])), 2), "apart": round(float(np.mean([a for _, a in rows])), 3)} for name, rows in self.found.items()}

    def wins(self, name: str, other: str) -> float:
        return float(np.mean([a[0] > b[0] and not a[1] > b[1] for a, b in zip(self.found[name], self.found[other])]))


@torch.no_grad()
def compare(upscaler: nn.Module, prints: "list[Image.Image]", eye: "Eye | None") -> dict:
    report = {"prints": len(prints)}
    for name, kind in zip(NAMES, FILTERS):
        scales = Scales(eye)
        for image in prints:
            real, small = tensor(image), tensor(image.resize((SIDE // FACTOR, SIDE // FACTOR), kind))
            scales.weigh("lanczos", lanczos(small, SIDE), real)
            scales.weigh("bicubic", rounded(Interpolate(FACTOR)(small)), real)
            scales.weigh("upscaler", rounded(upscaler(small)), real)
        report[f"4x, reduced by {name}"] = {**scales.means(), "upscaler wins": scales.wins("upscaler", "lanczos")}
    scales = Scales(eye)
    for image in prints:
        real, small = tensor(image), tensor(image.resize((SIDE // 8, SIDE // 8), Image.BOX))
        once = rounded(upscaler(small))
        scales.weigh("lanczos", lanczos(small, SIDE), real)
        scales.weigh("upscaler, then lanczos", lanczos(once, SIDE), real)
        scales.weigh("upscaler twice, halved", rounded(F.avg_pool2d(rounded(upscaler(once)), 2)), real)
    report["8x"] = scales.means()
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=Path, required=True)
    parser.add_argument("--upscaler", type=Path, default=Path("training/checkpoints/upscaler.pt"))
    parser.add_argument("--critic", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    upscaler = Upscaler(FACTOR)
    checkpoint.load_weights(upscaler, checkpoint.read(options.upscaler), options.upscaler.name)
    prints = [image for name, image in pictures(options.large, (SIDE,), 10_000) if zlib.crc32(name.encode()) % 10 == 0]
    print(json.dumps(compare(upscaler, prints, Eye(options.critic) if options.critic else None), indent=1))


if __name__ == "__main__":
    main()
