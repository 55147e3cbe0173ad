"""Makes pairs for the student: `python3 -m training.finish.pairs --data LANDSCAPES --prints PRINTS --out FOLDER --shards N [--seed S]`.

A shard `pairs-SSSS.npz` holds x uint8 [n, 256, 256, 3] (contents), y uint8 [m, 256, 256, 3] (what the teacher made of them),
which int32 [m] (the content of each), style f32 [m, 100], stroke f32 [m] in -1..1. Each is written whole; those that exist are kept.

A style is a hand, a crop of another work, or a mixture of two or three; a third of them move on the way from the content's own style.
Stroke: the teacher paints strokes of so many pixels, so it paints at 384 * 2^-stroke px and the result is brought to 256.
"""
import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
from PIL import Image

from training.dataset.images import image_path
from training.dataset.index import read_index

from . import contents
from .teacher import LOOK, SIZE, STYLE, Teacher

SIDE, PAINTED_EACH, CONTENTS = 256, 3, 80


def size_of(stroke: float) -> int:
    """Pixels at which the teacher's strokes are as broad as asked for once the picture is 256 px: a multiple of four."""
    return round(SIZE * 2 ** -stroke / 4) * 4


class Styles:
    """Draws styles: works to train on, whole or cropped, hands more often."""

    def __init__(self, teacher: Teacher, data: Path, prints: Path, hands: "np.ndarray | None" = None, held_out: bool = False):
        self.teacher, self.hands = teacher, hands
        self.prints = [prints / row.file for row in read_index_of_prints(prints) if row.held_out == held_out]
        self.works = [image_path(data, row.file) for row in read_index(data) if row.held_out == held_out]

    def crop(self, random: np.random.Generator) -> np.ndarray:
        files = self.prints if random.random() < 0.25 else self.works
        return self.teacher.style(cropped(Image.open(files[random.integers(len(files))]).convert("RGB"), random))

    def one(self, random: np.random.Generator) -> np.ndarray:
        if self.hands is not None and random.random() < 0.6:
            return self.hands[random.integers(len(self.hands))]
        return self.crop(random)

    def draw(self, random: np.random.Generator, own: np.ndarray) -> np.ndarray:
        """A style [100]; `own` is the content's."""
        count = int(random.choice([1, 2, 3], p=[0.65, 0.22, 0.13]))
        style = random.dirichlet([1.0] * count) @ np.stack([self.one(random) for _ in range(count)])
        return own + random.random() * (style - own) if random.random() < 0.3 else style


def read_index_of_prints(folder: Path) -> list:
    """Rows of an index without styles, such as the prints'."""
    import csv

    from training.dataset.index import Row
    with open(folder / "index.csv", encoding="utf-8", newline="") as file:
        return [Row(c["file"], "print", c["artist"], c["title"], "", c["licence"], c["public_domain_basis"], f"{c['source_repository']} {c['source_path']}")
                for c in csv.DictReader(file)]


def cropped(picture: Image.Image, random: np.random.Generator) -> np.ndarray:
    """A random square of 0.5 to 1 of the side, uint8 [256, 256, 3]"""
    side = int(min(picture.size) * random.uniform(0.5, 1.0))
    left, top = (int(random.integers(extent - side + 1)) for extent in picture.size)
    return np.asarray(picture.crop((left, top, left + side, top + side)).resize((LOOK, LOOK), Image.LANCZOS))


def resized(picture: Image.Image, side: int) -> np.ndarray:
    return np.asarray(picture if picture.size == (side, side) else picture.resize((side, side), Image.LANCZOS))


def stroke_of(random: np.random.Generator) -> float:
    return 0.0 if random.random() < 0.3 else float(random.uniform(-1, 1))


def shard(teacher: Teacher, draws: "list[tuple[float, contents.Content]]", styles: Styles, seed: int, count: int = CONTENTS) -> "dict[str, np.ndarray]":
    random = np.random.default_rng(seed)
    often = np.array([share for share, _ in draws]) / sum(share for share, _ in draws)
    x, y, which, style, stroke = [], [], [], [], []
    for k in range(count):
        content = contents.varied(draws[int(random.choice(len(draws), p=often))][1](random), random)
        x.append(resized(content, SIDE))
        own = teacher.style(x[-1])
        for _ in range(PAINTED_EACH):
            stroke.append(stroke_of(random))
            style.append(styles.draw(random, own))
            painted = teacher.paint(resized(content, size_of(stroke[-1])), style[-1])
            y.append(resized(Image.fromarray(painted), SIDE))
            which.append(k)
    return {"x": np.stack(x), "y": np.stack(y), "which": np.array(which, np.int32), "style": np.stack(style).astype(np.float32).reshape(-1, STYLE),
            "stroke": np.array(stroke, np.float32)}


def write_shard(path: Path, arrays: "dict[str, np.ndarray]") -> None:
    part = path.with_suffix(".part.npz")
    np.savez(part, **arrays)
    os.replace(part, path)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--prints", type=Path, required=True)
    p.add_argument("--models", type=Path, default=Path("models"))
    p.add_argument("--generator", type=Path, nargs="*", default=[], help="checkpoint-E.pt of landscape generators")
    p.add_argument("--hands", type=Path, help="hands.npy [n, 100] drawn more often")
    p.add_argument("--held-out", action="store_true", help="contents and styles of the works that are never trained on")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--shards", type=int, required=True)
    p.add_argument("--seed", type=int, default=0, help="number of the first shard")
    o = p.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    teacher = Teacher()
    styles = Styles(teacher, o.data, o.prints, np.load(o.hands) if o.hands else None, o.held_out)
    draws = [(0.45, contents.fields(o.models / "fields")), (0.35, contents.landscapes(o.data, o.held_out))]
    draws += [(0.2 / len(o.generator), contents.generated(path)) for path in o.generator]
    for seed in range(o.seed, o.seed + o.shards):
        path, began = o.out / f"pairs-{seed:04d}.npz", time.time()
        if path.exists():
            continue
        arrays = shard(teacher, draws, styles, seed)
        write_shard(path, arrays)
        print(json.dumps({"shard": seed, "pairs": len(arrays["y"]), "seconds": round(time.time() - began, 1)}), flush=True)


if __name__ == "__main__":
    main()
