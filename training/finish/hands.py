"""The hands: hands.csv names works in the public domain, and why each is; their style vectors come from the teacher.

`python3 -m training.finish.hands --data LANDSCAPES --prints PRINTS --out hands.npy`
"""
import argparse
import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .contents import square
from .teacher import LOOK, Teacher

FILE = Path(__file__).with_name("hands.csv")
COLUMNS = ("id", "label", "artist", "title", "year", "licence", "basis", "source", "file", "crop")


class BadHands(Exception):
    """What is wrong with hands.csv: a sentence for a person."""


@dataclass(frozen=True)
class Hand:
    """`file` is `prints-large/NNN.webp` or `landscapes/NNNNN.webp`; `crop` is empty or `left top side`, as shares of the square."""
    id: str
    label: str
    artist: str
    title: str
    year: str
    licence: str
    basis: str
    source: str
    file: str
    crop: str

    def about(self, row: int) -> dict:
        """finish.json's entry."""
        return {key: getattr(self, key) for key in COLUMNS[:8]} | {"row": row}


def read_hands(path: Path = FILE) -> "list[Hand]":
    with open(path, encoding="utf-8", newline="") as file:
        hands = [Hand(**{key: (cells.get(key) or "").strip() for key in COLUMNS}) for cells in csv.DictReader(file)]
    for hand in hands:
        if empty := [key for key in COLUMNS[:-1] if not getattr(hand, key)]:
            raise BadHands(f"hands.csv: {hand.id or hand.file} has no {', '.join(empty)}; every hand says who, what, when, and why it may be used.")
    if len({hand.id for hand in hands}) != len(hands):
        raise BadHands("hands.csv has an id twice.")
    return hands


def picture(hand: Hand, data: Path, prints: Path) -> np.ndarray:
    """What the teacher looks at: uint8 [256, 256, 3]"""
    folder, name = hand.file.split("/")
    path = prints / name if folder == "prints-large" else data / "images" / name
    if not path.is_file():
        raise BadHands(f"hands.csv: {hand.id} needs {hand.file}, which is not in the data.")
    image = square(Image.open(path).convert("RGB"))
    if hand.crop:
        left, top, side = (float(part) * image.width for part in hand.crop.split())
        image = image.crop((round(left), round(top), round(left + side), round(top + side)))
    return np.asarray(image.resize((LOOK, LOOK), Image.LANCZOS))


def vectors(hands: "list[Hand]", teacher: Teacher, data: Path, prints: Path) -> np.ndarray:
    """f32 [N, 100]"""
    return np.stack([teacher.style(picture(hand, data, prints)) for hand in hands]).astype(np.float32)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--prints", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True, help="hands.npy, for training.finish.pairs")
    o = p.parse_args()
    try:
        np.save(o.out, vectors(read_hands(), Teacher(), o.data, o.prints))
    except BadHands as why:
        sys.exit(str(why))


if __name__ == "__main__":
    main()
