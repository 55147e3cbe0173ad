"""What the finish will meet: renders of our own models, and landscapes at the sharpness of a generated one, enlarged."""
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from PIL import Image

from training.dataset.images import image_path
from training.dataset.index import read_index
from training.gan.checkpoint import read
from training.gan.generator import Z as GAN_Z
from training.gan.generator import Generator

# Sides to which landscapes are reduced before they are enlarged, and how often each is drawn.
SHARPNESS = {32: 0.1, 64: 0.25, 96: 0.25, 128: 0.25, 176: 0.15}
RENDERED = 384

Content = Callable[[np.random.Generator], Image.Image]


class Fields:
    """Renders of models/fields, with its own colours."""

    def __init__(self, model: Path, side: "int | None" = None):
        import onnxruntime as ort  # landscapes need none
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.mapping, self.synthesis = (ort.InferenceSession(str(model / f"{part}.onnx"), options) for part in ("mapping", "synthesis"))
        self.shape = {i.name: i.shape for i in self.mapping.get_inputs()}
        self.layers = self.synthesis.get_inputs()[0].shape[1]
        self.grid = np.linspace(-1, 1, side or RENDERED, dtype=np.float32)

    def latent(self, random: np.random.Generator) -> np.ndarray:
        z, c = random.standard_normal((1, self.shape["z"][1])), random.dirichlet([0.4] * self.shape["c"][1])[None]
        return self.mapping.run(None, {"z": z.astype(np.float32), "c": c.astype(np.float32)})[0]

    def render(self, w: np.ndarray) -> Image.Image:
        rest = {"palette": np.zeros((1, 6, 3), np.float32), "palette_mix": np.zeros(1, np.float32)}
        feed = {"w": np.repeat(w[:, None], self.layers, 1).astype(np.float32), "x": self.grid, "y": self.grid, **rest}
        return Image.fromarray(self.synthesis.run(None, feed)[0][0])


def fields(model: Path) -> Content:
    net = Fields(model)
    return lambda random: net.render(net.latent(random))


def swept_fields(model: Path, steps: int, seed: int, share: float = 0.15) -> "list[Image.Image]":
    """On the way from one latent to another: `share` of it, in even steps."""
    net, random = Fields(model, 256), np.random.default_rng(seed)
    start, end = net.latent(random), net.latent(random)
    return [net.render(start + (end - start) * share * k / steps) for k in range(steps + 1)]


def generated(checkpoint: Path) -> Content:
    """Pictures of a landscape generator, finished or in training: its checkpoint-E.pt."""
    weights = {name: value.float() for name, value in read(checkpoint)["weights"].items()}
    classes = weights["mapping.embed.weight"].shape[1]
    sides = [int(key.split(".")[2]) for key in weights if key.startswith("synthesis.blocks.")]
    resolution, widest = 2 * max(sides), weights["synthesis.const"].shape[1]
    net = Generator(resolution, classes, widest / 256).eval()
    net.load_state_dict(weights, strict=False)

    @torch.no_grad()
    def draw(random: np.random.Generator) -> Image.Image:
        z = torch.from_numpy(random.standard_normal((1, GAN_Z)).astype(np.float32))
        c = torch.from_numpy(random.dirichlet([0.3] * classes).astype(np.float32))[None]
        picture = net(z, c)[0].clamp(-1, 1).add(1).mul(127.5).byte().permute(1, 2, 0).numpy()
        return Image.fromarray(picture).resize((RENDERED, RENDERED), Image.BICUBIC)

    return draw


def landscapes(data: Path, held_out: bool = False) -> Content:
    """Works to train on, or those held out, reduced to 32 to 176 px and enlarged."""
    files = [image_path(data, row.file) for row in read_index(data) if row.held_out == held_out]
    sides, often = zip(*SHARPNESS.items())

    def draw(random: np.random.Generator) -> Image.Image:
        picture, side = Image.open(files[random.integers(len(files))]).convert("RGB"), int(random.choice(sides, p=often))
        return square(picture).resize((side, side), Image.LANCZOS).resize((RENDERED, RENDERED), Image.BICUBIC)

    return draw


def square(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def varied(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    """Mirrored half the time; now and then with its colours exchanged, or its light and contrast changed, as palettes and controls do."""
    pixels = np.asarray(picture)
    if random.random() < 0.5:
        pixels = pixels[:, ::-1]
    if random.random() < 0.25:
        pixels = pixels[..., random.permutation(3)]
    if random.random() < 0.25:
        curve = (np.linspace(0, 1, 256) ** np.exp(random.normal(0, 0.35)) - 0.5) * random.uniform(0.6, 1.3) + 0.5
        pixels = (np.clip(curve, 0, 1) * 255).astype(np.uint8)[pixels]
    return Image.fromarray(np.ascontiguousarray(pixels))
