"""Copies what is worth keeping of a run from a machine that is only lent: `python3 -m training.gan.bring_back RUN OUT [--most MIB]`.

The two checkpoints, options and statistics always; then grids, the newest first, while they fit. state.pt stays: it is large, and the
checkpoints alone are enough to go on from (the optimisers warm up again).
"""
import argparse
import os
import shutil
from pathlib import Path

MOST = 60.0
ALWAYS = ("checkpoint-E.pt", "checkpoint-D.pt", "training_options.json", "stats.jsonl", "skipped.json")


def bring_back(run: Path, out: Path, most: float = MOST) -> "tuple[list[str], list[str]]":
    """Names of what was copied and of what no longer fitted into `most` MiB. Files of an earlier time are written over."""
    out.mkdir(parents=True, exist_ok=True)
    grids = sorted(run.glob("grid-*.jpg"), key=lambda path: path.stat().st_mtime, reverse=True)
    copied, left, room = [], [], most * 2 ** 20
    for path in [*(run / name for name in ALWAYS if (run / name).exists()), *grids]:
        size = path.stat().st_size
        if path.name not in ALWAYS and size > room:
            left.append(path.name)
            continue
        part = out / f"{path.name}.part"
        shutil.copyfile(path, part)
        os.replace(part, out / path.name)
        copied.append(path.name)
        room -= size
    return copied, left


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=float, default=MOST)
    args = parser.parse_args()
    copied, left = bring_back(args.run, args.out, args.most)
    print(f"{len(copied)} files to bring back" + (f"; left, for want of room: {', '.join(left)}" if left else ""))


if __name__ == "__main__":
    main()
