"""Sheets to look at: `python3 -m training.finish.look --finish models/finish --out sheet.jpg [--generator checkpoint-E.pt] [--seeds 1-8] [--hands id,id,...]`.

One row a seed, none left out: the plain picture, then the same in each hand. `--size` 256 is the live one; larger ones follow sizes.py.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime as ort
from PIL import Image

from training.safetensors import decode

from . import contents, sizes
from .check import session


class Shown:
    """A shipped finish, ready to paint."""

    def __init__(self, folder: Path):
        self.about = json.loads((folder / "finish.json").read_text())
        self.live: ort.InferenceSession = session(folder / "finish-live.onnx")
        self.hand: ort.InferenceSession = session(folder / "hand.onnx")
        self.styles = decode((folder / "weights.safetensors").read_bytes())["hands"].astype(np.float32)
        self.rows = {hand["id"]: hand["row"] for hand in self.about["hands"]}

    def mixture(self, hands: "dict[str, float]") -> np.ndarray:
        total = sum(hands.values())
        return sum(share / total * self.styles[self.rows[hand]] for hand, share in hands.items())

    def own(self, rgb: np.ndarray) -> np.ndarray:
        """A picture's own style [100]."""
        small = np.asarray(Image.fromarray(rgb).resize((128, 128), Image.BOX))
        return self.hand.run(None, {"rgb": small[None]})[0][0]

    def paint(self, rgb: np.ndarray, style: np.ndarray, stroke: float = 0.0, colour: float = 0.0, amount: float = 1.0) -> np.ndarray:
        """uint8 [H, W, 3] -> uint8 [H, W, 3]"""
        one = lambda value: np.array([value], np.float32)
        feed = {"rgb": rgb[None], "style": style[None].astype(np.float32), "stroke": one(stroke), "colour": one(colour), "amount": one(amount)}
        return self.live.run(["painted"], feed)[0][0]


def plain(picture: Image.Image, side: int) -> np.ndarray:
    return np.asarray(picture if picture.size == (side, side) else picture.resize((side, side), Image.BICUBIC if side > picture.width else Image.LANCZOS))


def at_size(finish: Shown, picture: Image.Image, size: int, style: np.ndarray, stroke: float = 0.0, colour: float = 0.0) -> np.ndarray:
    needed = {sizes.LIVE, size} | ({sizes.SETTLED} if size > sizes.SETTLED else set())
    return sizes.painted({side: plain(picture, side) for side in needed}, lambda rgb, s: finish.paint(rgb, style, s, colour), stroke)[size]


def sheet(finish: Shown, pictures: "list[Image.Image]", hands: "list[str]", size: int, colour: float = 0.0, shown: int = 0) -> Image.Image:
    rows = []
    for picture in pictures:
        tiles = [plain(picture, size), *(at_size(finish, picture, size, finish.mixture({hand: 1}), 0.0, colour) for hand in hands)]
        if shown:
            tiles = [np.asarray(Image.fromarray(tile).resize((shown, shown), Image.LANCZOS)) for tile in tiles]
        rows.append(np.concatenate(tiles, 1))
    return Image.fromarray(np.concatenate(rows))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--finish", type=Path, default=Path("models/finish"))
    p.add_argument("--models", type=Path, default=Path("models"))
    p.add_argument("--generator", type=Path, help="a landscape generator's checkpoint-E.pt; without it, fields")
    p.add_argument("--seeds", default="1-8", help="first-last")
    p.add_argument("--hands", default="", help="ids, with commas; none means all")
    p.add_argument("--size", type=int, default=256)
    p.add_argument("--shown", type=int, default=0, help="pixels a tile in the sheet; 0: as painted")
    p.add_argument("--colour", type=float, default=0.0)
    p.add_argument("--out", type=Path, required=True)
    o = p.parse_args()
    first, last = (int(part) for part in o.seeds.split("-"))
    contents.RENDERED = max(contents.RENDERED, o.size)
    draw = contents.generated(o.generator) if o.generator else contents.fields(o.models / "fields")
    finish = Shown(o.finish)
    pictures = [draw(np.random.default_rng(seed)) for seed in range(first, last + 1)]
    hands = o.hands.split(",") if o.hands else list(finish.rows)
    sheet(finish, pictures, hands, o.size, o.colour, o.shown).save(o.out, quality=88)


if __name__ == "__main__":
    main()
