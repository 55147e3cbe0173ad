"""snapshots/: the same fifteen latents at growing kimg, cut from the grids of training, with the final critic's score."""
import json
import re
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from training.gan.grid import SIDE, fixed_latents, tile

from .trained import Trained

SHOWN, COLUMNS, MOST = 15, 5, 24
NAME = re.compile(r"grid-(\d+)-(\d+)\.jpg$")


def write_snapshots(trained: Trained, run: Path, out: Path) -> int:
    """Writes out/snapshots/. Returns how many there are."""
    folder = out / "snapshots"
    folder.mkdir()
    _, c = fixed_latents(len(trained.classes))
    entries = []
    for i, (resolution, kimg, path) in enumerate(chosen(run)):
        cells = cut(path, resolution)
        tile(cells[:SHOWN], COLUMNS).save(folder / f"{i:02d}.jpg", quality=90)
        entries.append({"image": f"snapshots/{i:02d}.jpg", "resolution": resolution, "kimg": kimg,
                        "totalKimg": kimg + earlier(trained, resolution), "score": round(score(trained, cells, c), 4)})
    index = {"columns": COLUMNS, "rows": SHOWN // COLUMNS, "classes": [trained.classes[int(k)] for k in c[:SHOWN].argmax(1)], "snapshots": entries}
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")
    return len(entries)


def chosen(run: Path) -> "list[tuple[int, int, Path]]":
    """Grids in the order of training: at most MOST, evenly, the first and the last among them."""
    found = sorted((int(m[1]), int(m[2]), p) for p in run.glob("grid-*.jpg") if (m := NAME.search(p.name)))
    if len(found) <= MOST:
        return found
    return [found[round(i * (len(found) - 1) / (MOST - 1))] for i in range(MOST)]


def earlier(trained: Trained, resolution: int) -> int:
    return sum(seen for r, seen in trained.progress["past"] if r < resolution) // 1000


def cut(path: Path, resolution: int) -> np.ndarray:
    """The 64 pictures of a grid, uint8 [64, r, r, 3]."""
    sheet = np.asarray(Image.open(path).convert("RGB"))
    return sheet.reshape(SIDE, resolution, SIDE, resolution, 3).swapaxes(1, 2).reshape(-1, resolution, resolution, 3)


def score(trained: Trained, cells: np.ndarray, c: torch.Tensor) -> float:
    pictures = torch.from_numpy(cells.copy()).permute(0, 3, 1, 2).float() / 127.5 - 1
    size = (trained.resolution, trained.resolution)
    if pictures.shape[-1] != trained.resolution:
        pictures = F.interpolate(pictures, size=size, mode="bilinear", align_corners=False, antialias=pictures.shape[-1] > trained.resolution)
    return float(trained.critic.scores(pictures, c).mean())
