"""Graphs and weights of a generator of full width that has learned nothing: `python3 -m training.export.untrained OUT [CLASSES]`.

What it draws is noise; how long it takes is what Landscapes will take. For benchmarks.
"""
import sys
from pathlib import Path

import torch

from training.gan.critic import Critic
from training.gan.generator import Generator, StyledConv
from training.gan.layers import fold

from .export import write_weights
from .graphs import Picture, write
from .trained import NATIVE, Judge, Trained


def untrained(classes: int) -> Trained:
    torch.manual_seed(0)
    generator, critic = Generator(NATIVE, classes, 1.0), Critic(NATIVE, classes, 0.25)
    for module in (generator, critic):
        fold(module, half=True).eval().requires_grad_(False)
    for part in generator.modules():
        if isinstance(part, StyledConv):
            part.settle()
    return Trained(generator, Judge(critic), None, [f"class-{i}" for i in range(classes)], {})


def main() -> None:
    out = Path(sys.argv[1])
    trained = untrained(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    out.mkdir(parents=True, exist_ok=True)
    classes, layers = len(trained.classes), trained.generator.layers
    write(trained.generator.mapping, (torch.zeros(2, 256), torch.zeros(2, classes)), out / "mapping.onnx", ["z", "c"], ["w"])
    write(Picture(trained), (torch.zeros(2, layers, 256),), out / "synthesis.onnx", ["w"], ["rgb"])
    write_weights(trained, torch.zeros(classes, 256), torch.zeros(1, 256), None, out / "weights.safetensors")


if __name__ == "__main__":
    main()
