"""A made-up data set: discs on skies and bars on grounds, in two classes. Nothing is downloaded, nothing is anybody's."""
import csv
from pathlib import Path

import numpy as np
from PIL import Image

COLUMNS = ("file", "style", "artist", "title", "licence", "basis")


def make_shapes(folder: Path, count: int = 80, side: int = 72, seed: int = 0, licence: str = "CC0-1.0") -> Path:
    """`count` pictures and their index.csv. Returns the folder."""
    random = np.random.default_rng(seed)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    rows = []
    for i in range(count):
        style = ("discs", "bars")[i % 2]
        name = f"{i:04d}.png"
        Image.fromarray(draw(style, side, random)).save(folder / "images" / name)
        rows.append({"file": name, "style": style, "artist": "nobody", "title": f"{style} number {i // 2}", "licence": licence, "basis": "made up"})
    write_index(folder, rows)
    return folder


def write_index(folder: Path, rows: "list[dict]") -> None:
    with open(folder / "index.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def draw(style: str, side: int, random: np.random.Generator) -> np.ndarray:
    y, x = np.mgrid[0:side, 0:side] / side
    sky, shape = random.uniform(20, 235, (2, 3))
    where = random.uniform(0.3, 0.7, 2)
    inside = np.hypot(x - where[0], y - where[1]) < random.uniform(0.12, 0.3) if style == "discs" else abs(y - where[1]) < random.uniform(0.06, 0.2)
    picture = np.where(inside[..., None], shape, sky * (0.75 + 0.25 * y[..., None]))
    return (picture + random.normal(0, 3, picture.shape)).clip(0, 255).astype(np.uint8)
