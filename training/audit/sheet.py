"""A sheet of made pictures and held-out works in random order, to look at without knowing which is which:
`python3 -m training.audit.sheet RUN --data FOLDER --out sheet.png`. The key goes beside it, as sheet.key.txt: do not open it first.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from training.dataset.images import load_images
from training.export.trained import Trained, open_trained
from training.gan import checkpoint
from training.gan.grid import tile, to_bytes

EACH, COLUMNS, PSI = 50, 10, 0.7


@torch.no_grad()
def truncated(trained: Trained, count: int, psi: float) -> torch.Tensor:
    """Pictures of evenly drawn classes, w pulled towards the mean of their class. [count, 3, r, r]"""
    w, labels = trained.sample(max(count, 1000), 17)
    means = torch.stack([w[labels == k].mean(0) for k in range(len(trained.classes))])[labels[:count]]
    return trained.draw(means + psi * (w[:count] - means))


def sheet(run: Path, data: Path, out: Path, licence: str = "", witness: "Path | None" = None) -> None:
    """Throws BadData, BadCheckpoint; ValueError where nothing is held out."""
    images = load_images(data, int(checkpoint.read(checkpoint.path_of(run, "E"))["resolution"]), licence, sizes=(1.0,))
    trained, held = open_trained(run, images, None, witness=witness), images.part(True)
    if not held:
        raise ValueError("nothing is held out, so there is nothing to mix the made pictures with")
    random = np.random.default_rng()
    count = min(EACH, len(held))
    shown = [held[i] for i in random.permutation(len(held))[:count]]
    both = torch.cat([truncated(trained, count, PSI).cpu(), images.whole(shown)])
    order = random.permutation(2 * count)
    tile(to_bytes(both[torch.from_numpy(order)]).numpy(), COLUMNS).save(out)
    marks = ["made" if i < count else "work" for i in order]
    rows = [" ".join(marks[i:i + COLUMNS]) for i in range(0, len(marks), COLUMNS)]
    out.with_suffix(".key.txt").write_text("\n".join(rows) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--licence", default="")
    parser.add_argument("--witness", type=Path, help="for a run with a projected critic: see training.export.export")
    args = parser.parse_args()
    sheet(args.run, args.data, args.out, args.licence, args.witness)


if __name__ == "__main__":
    main()
