"""A sheet of what the named controls do, to look at: `python3 -m training.export.sweep RUN MODEL --out sheet.jpg`.

MODEL: the folder that was exported of RUN. One row a control, in the order of controls.json: two seeds, each from -2 to +2 steps.
"""
import argparse
import json
from pathlib import Path

import torch

from training.gan import checkpoint
from training.gan.generator import Generator, StyledConv
from training.gan.grid import tile, to_bytes
from training.gan.layers import fold
from training.safetensors import decode

from .directions import bands_of
from .trained import Trained

STEPS, SEEDS = (-2, -1, 0, 1, 2), (3, 8)


def generator_of(run: Path) -> Trained:
    """The average of a run, without its critic: enough to draw."""
    content = checkpoint.read(checkpoint.path_of(run, "E"))
    generator = Generator(content["resolution"], len(content["classes"]), content["width"])
    checkpoint.load_weights(generator, content, "checkpoint-E.pt")
    fold(generator, half=True).eval().requires_grad_(False)
    for part in generator.modules():
        if isinstance(part, StyledConv):
            part.settle()
    return Trained(generator, None, None, list(content["classes"]), content)


@torch.no_grad()
def sheet(trained: Trained, model: Path) -> torch.Tensor:
    """Pictures [controls * len(SEEDS) * len(STEPS), 3, r, r], row by row."""
    controls = [c for c in json.loads((model / "controls.json").read_text())["controls"] if c["kind"] == "direction"]
    vectors = torch.from_numpy(decode((model / "weights.safetensors").read_bytes())["controls"].copy())
    layers = trained.generator.layers
    w, _ = trained.sample(20, 21)
    rows = []
    for control in controls:
        start, end = bands_of(layers).get(control["band"], [0, layers])
        step = torch.zeros(layers, w.shape[1])
        step[start:end] = vectors[control["vector"]] * control["sigma"]
        rows += [trained.draw((w[seed].expand(layers, -1) + k * step)[None]) for seed in SEEDS for k in STEPS]
        print(f"{control['label']:24s} {control['band']:10s} {control['low']} / {control['high']}")
    return torch.cat(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pictures = sheet(generator_of(args.run), args.model)
    tile(to_bytes(pictures).numpy(), len(SEEDS) * len(STEPS)).save(args.out, quality=88)


if __name__ == "__main__":
    main()
