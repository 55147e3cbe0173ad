"""Contact sheets, to choose by looking: `python3 -m training.fields.look NETWORK OUT.png [--family ID | --steps] [--size N]`."""
import argparse

import torch
from PIL import Image

from .network import FAMILIES, build, render

# As in a new room.
TRUNCATION = 0.8


def latents(mapping, family: int, seeds: "list[int]") -> torch.Tensor:
    """w [n, 64] of one family at a room's truncation; `seeds` are torch's, not the app's."""
    hot = torch.eye(len(FAMILIES))[family]
    z = torch.stack([torch.randn(64, generator=torch.Generator().manual_seed(seed)) for seed in seeds])
    mean = mapping(torch.randn(2000, 64, generator=torch.Generator().manual_seed(2)), hot.expand(2000, -1)).mean(0)
    return mean + TRUNCATION * (mapping(z, hot.expand(len(z), -1)) - mean)


def tiled(pictures: torch.Tensor, columns: int) -> Image.Image:
    """uint8 [n, S, S, 3] in rows of `columns`."""
    n, size = pictures.shape[:2]
    grid = pictures.reshape(n // columns, columns, size, size, 3).permute(0, 2, 1, 3, 4)
    return Image.fromarray(grid.reshape(n // columns * size, columns * size, 3).numpy())


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("network", type=int)
    p.add_argument("out")
    p.add_argument("--family", choices=FAMILIES, help="60 of one; without it, twelve of each")
    p.add_argument("--steps", action="store_true", help="steps from each family to the next")
    p.add_argument("--size", type=int, default=96)
    o = p.parse_args()
    torch.set_num_threads(1)
    mapping, synthesis = build(o.network)
    first = list(range(1, 13))
    if o.family:
        w, columns = latents(mapping, FAMILIES.index(o.family), list(range(1, 61))), 10
    elif o.steps:
        ends = [latents(mapping, i, [i + 1]) for i in range(len(FAMILIES))]
        t = torch.linspace(0, 1, 10)[:, None]
        w, columns = torch.cat([a * (1 - t) + b * t for a, b in zip(ends, ends[1:] + ends[:1])]), 10
    else:
        w, columns = torch.cat([latents(mapping, i, first) for i in range(len(FAMILIES))]), 12
    tiled(torch.cat([render(synthesis, part, o.size) for part in w.split(6)]), columns).save(o.out)


if __name__ == "__main__":
    with torch.no_grad():
        main()
