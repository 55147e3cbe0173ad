"""Contact sheets, to choose by looking: `python3 -m training.fields.look SEED OUT.png [SIZE]`."""
import sys

import torch
from PIL import Image

from .network import FAMILIES, build, render


def sheet(seed: int, size: int = 128, columns: int = 8) -> Image.Image:
    """A row for each family, one of mixtures, and one of steps between two latents."""
    mapping, synthesis = build(seed)
    generator = torch.Generator().manual_seed(7)
    rows = []
    for i in range(len(FAMILIES)):
        z = torch.randn(columns, 64, generator=generator)
        c = torch.eye(len(FAMILIES))[i].expand(columns, -1)
        rows.append(mapping(z, c))
    rows.append(0.5 * rows[0] + 0.5 * rows[3])
    steps = torch.linspace(0, 1, columns)[:, None]
    rows.append(rows[1][0] * (1 - steps) + rows[4][5] * steps)
    mean = torch.cat(rows[:5]).mean(0)
    pictures = torch.cat([render(synthesis, mean + 0.9 * (row - mean), size) for row in rows])
    grid = pictures.reshape(len(rows), columns, size, size, 3).permute(0, 2, 1, 3, 4)
    return Image.fromarray(grid.reshape(len(rows) * size, columns * size, 3).numpy())


if __name__ == "__main__":
    sheet(int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 128).save(sys.argv[2])
