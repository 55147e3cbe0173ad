"""Trains the upscaler: `python3 -m training.upscaler.train --large FOLDER [--also FOLDER] --critic checkpoint-D.pt --out upscaler.pt`.

Pictures are reduced to a quarter and the network learns to undo it. --large: images of which every size from 256 px up is used;
--also: smaller ones, used as they are. A tenth of the files is held out; the last line says how much better than bicubic it is.
--rough: share of reductions that leave pixels out and add noise, for a network whose pictures have steps and beads along outlines.
"""
import argparse
import json
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F

from training.dataset.inspect_image import Unusable, open_image
from training.gan import checkpoint
from training.gan.critic import Critic
from training.gan.layers import fold, leaky

from .network import Interpolate, Upscaler

FACTOR, PATCH, BATCH, RATE = 4, 96, 16, 5e-4
FILTERS = (Image.BOX, Image.BICUBIC, Image.LANCZOS)
# Weight of the difference in the critic's features beside that of pixels.
FEATURES = 0.1
# Most noise of a rough reduction, in bytes.
NOISE = 12.0
KINDS = (".jpg", ".jpeg", ".png", ".webp")


def pictures(folder: Path, sizes: "tuple[int, ...]", most: int) -> "list[tuple[str, Image.Image]]":
    """Squares of the folder's images at each of the sizes that they have; those that cannot be used are left out."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in KINDS)[:most]:
        try:
            image = open_image(path, PATCH)
        except Unusable:
            continue
        side = min(image.size) // FACTOR * FACTOR
        image = image.crop((0, 0, side, side))
        for size in [s for s in sizes if s <= side] or [side]:
            found.append((path.name, image.resize((size, size), Image.LANCZOS)))
    return found


def pair(image: Image.Image, random: np.random.Generator, rough: float) -> "tuple[np.ndarray, np.ndarray]":
    """A patch reduced to a quarter by a random filter, or roughly, and the patch: uint8 [24, 24, 3], [96, 96, 3]."""
    left, top = (int(random.integers((side - PATCH) // FACTOR + 1)) * FACTOR for side in image.size)
    patch = image.crop((left, top, left + PATCH, top + PATCH))
    if random.random() < 0.5:
        patch = patch.transpose(Image.FLIP_LEFT_RIGHT)
    size = (PATCH // FACTOR, PATCH // FACTOR)
    if random.random() >= rough:
        return np.asarray(patch.resize(size, FILTERS[int(random.integers(len(FILTERS)))])), np.asarray(patch)
    small = np.asarray(patch.resize(size, Image.NEAREST), dtype=np.float32)
    noise = random.normal(0, NOISE * random.random(), small.shape)
    return (small + noise).clip(0, 255).astype(np.uint8), np.asarray(patch)


def batch(images: "list[tuple[str, Image.Image]]", random: np.random.Generator, rough: float = 0.0, count: int = BATCH) -> "tuple[torch.Tensor, torch.Tensor]":
    pairs = [pair(images[int(random.integers(len(images)))][1], random, rough) for _ in range(count)]
    return tuple(torch.from_numpy(np.stack(part)).permute(0, 3, 1, 2).float() / 127.5 - 1 for part in zip(*pairs))


class Eye(nn.Module):
    """What the critic sees first: the features of its finest stage."""

    def __init__(self, path: Path):
        super().__init__()
        content = checkpoint.read(path)
        critic = Critic(content["resolution"], len(content["classes"]), content["width"])
        checkpoint.load_weights(critic, content, path.name)
        self.stage = next(iter(fold(critic).stages.values())).requires_grad_(False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return leaky(self.stage.first(leaky(self.stage.from_rgb(x))))


def loss_of(upscaler: nn.Module, eye: "Eye | None", small: torch.Tensor, large: torch.Tensor) -> torch.Tensor:
    made = upscaler(small)
    loss = (made - large).abs().mean()
    return loss + FEATURES * (eye(made) - eye(large)).abs().mean() if eye else loss


@torch.no_grad()
def judge(upscaler: nn.Module, images: "list[tuple[str, Image.Image]]", rough: float = 0.0) -> "dict[str, float]":
    """PSNR in dB on held-out patches, and that of bicubic interpolation; and how much restlessness is added where the original is
    smooth: the ratio of mean local deviation there, 1 as in the original."""
    small, large = batch(images, np.random.default_rng(7), rough, 256)
    psnr = lambda x: float(-10 * torch.log10(((x.clamp(-1, 1) - large) / 2).square().mean()))
    made = torch.cat([upscaler(part) for part in small.split(32)])
    rough = lambda x: (x - F.avg_pool2d(x, 5, 1, 2, count_include_pad=False)).abs().mean(1, keepdim=True)
    smooth = F.max_pool2d(rough(large), 9, 1, 4) < 0.03
    ratio = float(rough(made)[smooth].mean() / rough(large)[smooth].mean()) if smooth.any() else float("nan")
    return {"psnr": round(psnr(made), 3), "bicubic": round(psnr(Interpolate(FACTOR)(small)), 3), "smooth": round(ratio, 3)}


def train(options: argparse.Namespace, say=print) -> "dict[str, float]":
    """Goes on from --out where that is there. Saves every minute. Returns the last judgement."""
    torch.manual_seed(0)
    images = pictures(options.large, (512, 256), 10_000) + (pictures(options.also, (), 1500) if options.also else [])
    held = [x for x in images if zlib.crc32(x[0].encode()) % 10 == 0]
    shown = [x for x in images if zlib.crc32(x[0].encode()) % 10 != 0]
    if not shown or not held:
        raise ValueError(f"{len(images)} usable pictures of at least {PATCH} px are too few to train on and hold a tenth out")
    upscaler, done = Upscaler(FACTOR), 0
    if options.out.exists():
        content = checkpoint.read(options.out)
        checkpoint.load_weights(upscaler, content, options.out.name)
        done = content["steps"]
    eye = Eye(options.critic) if options.critic else None
    optimiser, random, began, saved = torch.optim.Adam(upscaler.parameters(), RATE), np.random.default_rng(done), time.monotonic(), time.monotonic()
    say(f"{len(shown)} pictures, {len(held)} held out, from step {done}: {judge(upscaler, held, options.rough)}")
    while done < options.steps and not (options.seconds and time.monotonic() - began > options.seconds):
        optimiser.param_groups[0]["lr"] = RATE * max(0.02, 1 - done / options.steps)
        loss = loss_of(upscaler, eye, *batch(shown, random, options.rough))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        done += 1
        if time.monotonic() - saved > 60 or done == options.steps:
            saved = time.monotonic()
            checkpoint.write(options.out, checkpoint.network(upscaler, {"steps": done}))
            say(json.dumps({"steps": done, "loss": round(float(loss), 4), **judge(upscaler, held, options.rough)}))
    checkpoint.write(options.out, checkpoint.network(upscaler, {"steps": done}))
    return judge(upscaler, held, options.rough)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=Path, required=True)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--critic", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--rough", type=float, default=0.0)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    try:
        print(json.dumps(train(options, lambda line: print(line, flush=True))))
    except (ValueError, checkpoint.BadCheckpoint) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
