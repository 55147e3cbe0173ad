"""A folder of images as tensors: what is usable, in a few sizes, told apart into what is trained on and what is held out."""
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .index import BadData, Row, read_index
from .inspect_image import Unusable, open_image, squares

# A crop shows this share of the side. The largest first: it is the picture without a crop.
SHARES = (1.0, 0.925, 0.85)
LEAST = 64
FEW = 200


@dataclass
class Images:
    """Squares of the images used, `pixels[i]` [N, 3, side_i, side_i] uint8 for each of SHARES, their rows and classes."""
    resolution: int
    classes: "list[str]"
    rows: "list[Row]"
    pixels: "list[torch.Tensor]"
    labels: torch.Tensor
    skipped: "list[dict[str, str]]" = field(default_factory=list)

    def part(self, held_out: bool) -> "list[int]":
        return [i for i, row in enumerate(self.rows) if row.held_out == held_out]

    def whole(self, index: "list[int] | torch.Tensor") -> torch.Tensor:
        """Uncropped, in -1..1. [n, 3, r, r]"""
        picked = torch.as_tensor(index, device=self.pixels[0].device)
        return self.pixels[0][picked].float() / 127.5 - 1

    def hot(self, index: "list[int] | torch.Tensor") -> torch.Tensor:
        """One-hot classes [n, K]."""
        picked = torch.as_tensor(index, device=self.labels.device)
        return torch.eye(len(self.classes), device=self.labels.device)[self.labels[picked]]


def load_images(folder: Path, resolution: int, licence: str = "", sizes: "tuple[float, ...]" = SHARES) -> Images:
    """Reads every image of index.csv once. Bad ones are listed in `skipped`. Throws BadData if none is left."""
    rows = read_index(folder, licence)
    sides = [round(resolution / share) for share in sizes]
    parts: "list[list[np.ndarray]]" = [[] for _ in sides]
    used: "list[Row]" = []
    skipped = unlisted(folder, rows)
    read = lambda row: read_squares(image_path(folder, row.file), min(LEAST, resolution), sides)
    with ThreadPoolExecutor() as threads:
        for row, found in zip(rows, threads.map(read, rows)):
            if isinstance(found, Unusable):
                skipped.append({"file": row.file, "why": str(found)})
                continue
            for square in found:
                used.append(row)
                for part, pixels in zip(parts, square):
                    part.append(pixels)
    classes = sorted({row.style for row in used if not row.held_out})
    kept = [row.style in classes for row in used]
    skipped += [{"file": row.file, "why": f"alone: class {row.style} has no work to train on; add some, or fold it into another"}
                for row, keep in zip(used, kept) if not keep]
    used, parts = list(compress(used, kept)), [list(compress(part, kept)) for part in parts]
    if not used:
        raise BadData("No image can be used:\n" + "\n".join(f"  {s['file']}: {s['why']}" for s in skipped[:50]))
    labels = torch.tensor([classes.index(row.style) for row in used])
    return Images(resolution, classes, used, [torch.from_numpy(np.stack(part)) for part in parts], labels, skipped)


def read_squares(path: Path, least: int, sides: "list[int]") -> "list[list[np.ndarray]] | Unusable":
    """An image's squares, uint8 [3, side, side] for each of the sides; or why there are none."""
    try:
        image = open_image(path, least)
    except Unusable as why:
        return why
    return [[np.asarray(square.resize((side, side), Image.LANCZOS)).transpose(2, 0, 1) for side in sides] for square in squares(image)]


def image_path(folder: Path, name: str) -> Path:
    inner = folder / "images" / name
    return inner if inner.exists() else folder / name


def unlisted(folder: Path, rows: "list[Row]") -> "list[dict[str, str]]":
    """Files beside the listed ones, of which index.csv says nothing."""
    root = folder / "images" if (folder / "images").is_dir() else folder
    known = {image_path(folder, row.file) for row in rows} | {folder / "index.csv"}
    found = sorted(p for p in root.rglob("*") if p.is_file() and not p.name.startswith("."))
    return [{"file": p.relative_to(root).as_posix(), "why": "unlisted: index.csv does not name it"} for p in found if p not in known]


def report(images: Images, folder: Path) -> "list[str]":
    """Sentences about the data; what was skipped goes to skipped.json in `folder`."""
    training, held = images.part(False), images.part(True)
    works = len({images.rows[i].work for i in training})
    lines = [f"{len(training)} pictures of {works} works to train on, {len(held)} held out, {len(images.skipped)} skipped."]
    lines += [f"  {name}: {sum(images.rows[i].style == name for i in training)}" for name in images.classes]
    lines += [f"  skipped {s['file']}: {s['why']}" for s in images.skipped[:20]]
    if len(images.skipped) > 20:
        lines.append(f"  and {len(images.skipped) - 20} more, all in skipped.json")
    if len(training) < FEW:
        lines.append(f"WARNING: {len(training)} pictures are few. Below {FEW} a network tends to learn them by heart: "
                     "look at the memorisation figures in audit.json before you show its pictures as its own.")
    if folder.is_dir():
        (folder / "skipped.json").write_text(json.dumps(images.skipped, indent=1, ensure_ascii=False) + "\n")
    return lines
