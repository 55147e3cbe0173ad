"""Pairs for the predictor: `python3 -m training.finish.styles --data LANDSCAPES --prints PRINTS --pairs FOLDER --out styles.npz`.

picture uint8 [n, 128, 128, 3], style f32 [n, 100] (what the teacher sees in it at 256 px), held bool [n], name [n] (the work's file; empty for
contents of pairs). Every work is seen whole first, then in two crops.
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image

from training.dataset.images import image_path
from training.dataset.index import read_index

from .contents import square
from .pairs import cropped, read_index_of_prints, resized
from .pool import files, read_shard
from .teacher import LOOK, Teacher

SIDE, CROPS = 128, 2


def looked_at(teacher: Teacher, pixels: np.ndarray) -> "tuple[np.ndarray, np.ndarray]":
    """uint8 [256, 256, 3] -> the picture at 128 px and its style"""
    return resized(Image.fromarray(pixels), SIDE), teacher.style(pixels)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--prints", type=Path, required=True)
    p.add_argument("--pairs", type=Path, required=True)
    p.add_argument("--contents", type=int, default=15, help="shards of pairs whose contents and paintings are looked at, too")
    p.add_argument("--out", type=Path, required=True)
    o = p.parse_args()
    teacher, random = Teacher(), np.random.default_rng(0)
    rows: "list[tuple[np.ndarray, np.ndarray, bool, str]]" = []
    works = [(o.prints / r.file, r, f"prints-large/{r.file}") for r in read_index_of_prints(o.prints)]
    works += [(image_path(o.data, r.file), r, f"landscapes/{r.file}") for r in read_index(o.data)]
    for k, (path, row, name) in enumerate(works):
        picture = Image.open(path).convert("RGB")
        whole = np.asarray(square(picture).resize((LOOK, LOOK), Image.LANCZOS))
        for pixels in (whole, *(cropped(picture, random) for _ in range(CROPS))):
            rows.append((*looked_at(teacher, pixels), row.held_out, name))
        if k % 500 == 0:
            print(k, "of", len(works), flush=True)
    for k, path in enumerate(files(o.pairs)[:o.contents]):
        arrays = read_shard(path)
        for pixels in (*arrays["x"], *arrays["y"][::6]):
            rows.append((*looked_at(teacher, pixels), k % 10 == 0, ""))
    picture, style, held, name = zip(*rows)
    np.savez(o.out, picture=np.stack(picture), style=np.stack(style).astype(np.float32), held=np.array(held), name=np.array(name))


if __name__ == "__main__":
    main()
