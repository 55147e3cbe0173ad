"""Pairs in memory: a bounded number of shards, some of them exchanged for others as training goes on."""
from pathlib import Path

import numpy as np

KEYS = ("x", "y", "which", "style", "stroke")


class NoPairs(Exception):
    """Why there is nothing to train on: a sentence for a person."""


def read_shard(path: Path) -> "dict[str, np.ndarray]":
    """One shard (pairs.py says what is in it). Throws NoPairs when its arrays do not belong together."""
    with np.load(path) as file:
        if missing := [key for key in KEYS if key not in file]:
            raise NoPairs(f"{path.name} holds no {', '.join(missing)}: make it again with training.finish.pairs.")
        arrays = {key: file[key] for key in KEYS}
    x, y, which = arrays["x"], arrays["y"], arrays["which"]
    count = {len(arrays[key]) for key in KEYS[1:]}
    if len(count) != 1 or x.shape[1:] != y.shape[1:] or (len(which) and which.max() >= len(x)):
        raise NoPairs(f"{path.name} does not fit together: make it again with training.finish.pairs.")
    return arrays


def files(folder: Path) -> "list[Path]":
    return sorted(p for p in folder.glob("pairs-*.npz") if not p.name.endswith(".part.npz"))


def read_shards(folder: Path, most: int) -> "dict[str, np.ndarray]":
    """The folder's first shards as one."""
    shards = [read_shard(path) for path in files(folder)[:most]]
    if not shards:
        raise NoPairs(f"{folder} holds no pairs: make some with training.finish.pairs.")
    start = np.cumsum([0, *(len(s["x"]) for s in shards)])
    joined = {key: np.concatenate([s[key] for s in shards]) for key in KEYS}
    joined["which"] = np.concatenate([s["which"] + at for s, at in zip(shards, start)])
    return joined


class Pool:
    def __init__(self, folder: Path, most: int):
        self.folder, self.most, self.shards = folder, most, {}
        self.refresh(np.random.default_rng(0))
        if not self.shards:
            raise NoPairs(f"{folder} holds no pairs: make some with training.finish.pairs.")

    @property
    def seen(self) -> int:
        """Pairs in the folder, in memory or not, as far as shards are of one size."""
        first = next(iter(self.shards.values()))
        return len(files(self.folder)) * len(first["y"])

    def __len__(self) -> int:
        return sum(len(s["y"]) for s in self.shards.values())

    def refresh(self, random: np.random.Generator) -> None:
        """Takes in new shards; when there is no room, one that was here goes."""
        waiting = [path for path in files(self.folder) if path not in self.shards]
        for path in sorted(waiting, reverse=True):
            if len(self.shards) < self.most:
                self.shards[path] = read_shard(path)
        rest = [path for path in waiting if path not in self.shards]
        if rest:
            del self.shards[list(self.shards)[int(random.integers(len(self.shards)))]]
            path = rest[int(random.integers(len(rest)))]
            self.shards[path] = read_shard(path)

    def spread(self) -> "tuple[np.ndarray, np.ndarray]":
        """Mean and deviation of the styles, f32 [100] each."""
        styles = np.concatenate([s["style"] for s in self.shards.values()])
        return styles.mean(0).astype(np.float32), (styles.std(0) + 1e-3).astype(np.float32)

    def batch(self, count: int, random: np.random.Generator) -> "tuple[np.ndarray, ...]":
        """x, y uint8 [n, h, w, 3], style f32 [n, 100], stroke f32 [n]; half of the pairs mirrored."""
        shards, rows = list(self.shards.values()), []
        for _ in range(count):
            s = shards[int(random.integers(len(shards)))]
            k = int(random.integers(len(s["y"])))
            rows.append((s["x"][s["which"][k]], s["y"][k], s["style"][k], s["stroke"][k]))
        return tuple(np.stack(column) for column in zip(*rows))
