"""Trains the finish on pairs: `python3 -m training.finish.train --pairs FOLDER --held FOLDER --out RUN --seconds N`.

Pixels and what frozen eyes see first, on a crop; the average of the weights is what counts. Goes on from RUN/state.pt where there is one.
Pairs may still be arriving: the folder is read again as training goes on. `--dry-run` says what it would do.
"""
import argparse
import copy
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from training.eyes.eyes import Eyes

from .network import Finish, Shape
from .pool import NoPairs, Pool, read_shards

CROP, BETAS = 128, (0.9, 0.99)


class Loss:
    """L1 of pixels in 0..1, and of the eyes' early features on a crop, each layer brought to unit deviation on `sample` (0..255): at each place,
    and of their means and deviations over the crop, without which grain that is not at its very place is averaged away."""

    def __init__(self, sample: Tensor, weight: float):
        self.eyes, self.weight = Eyes(), weight
        with torch.no_grad():
            self.scales = [1 / f.std() for f in self.eyes.early(sample / 127.5 - 1)]

    def seen(self, made: Tensor, wanted: Tensor) -> "list[tuple[Tensor, Tensor]]":
        with torch.no_grad():
            target = self.eyes.early(wanted / 127.5 - 1)
        return [(a * s, b * s) for a, b, s in zip(self.eyes.early(made / 127.5 - 1), target, self.scales)]

    def features(self, made: Tensor, wanted: Tensor) -> Tensor:
        return sum((a - b).abs().mean() for a, b in self.seen(made, wanted))

    def __call__(self, made: Tensor, wanted: Tensor) -> "tuple[Tensor, Tensor, Tensor]":
        side = min(CROP, made.shape[2])
        top, left = (int(torch.randint(0, made.shape[2] - side + 1, ())) for _ in range(2))
        cut = (slice(None), slice(None), slice(top, top + side), slice(left, left + side))
        seen = self.seen(made[cut], wanted[cut])
        grain = sum((a.std((2, 3)) - b.std((2, 3))).abs().mean() + (a.mean((2, 3)) - b.mean((2, 3))).abs().mean() for a, b in seen)
        return (made - wanted).abs().mean() / 255, sum((a - b).abs().mean() for a, b in seen), grain


def picture(pixels: np.ndarray) -> Tensor:
    """uint8 [B, H, W, 3] -> [B, 3, H, W] in 0..255"""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).float().contiguous()


@torch.no_grad()
def judge(net: Finish, loss: Loss, held: "dict[str, np.ndarray]", most: int = 96) -> "dict[str, float]":
    """L1 and feature loss on held-out pairs, over all and where the stroke is 0."""
    rows = []
    for k in range(min(most, len(held["y"]))):
        x, y = picture(held["x"][held["which"][k]][None]), picture(held["y"][k][None])
        made = net.eval().paint(x, torch.from_numpy(held["style"][k][None]), torch.from_numpy(held["stroke"][k:k + 1]))
        rows.append([float((made - y).abs().mean() / 255), float(loss.features(made, y)), float(held["stroke"][k] == 0)])
    found = np.array(rows)
    plain = found[found[:, 2] == 1] if (found[:, 2] == 1).any() else found
    return {"l1": round(float(found[:, 0].mean()), 4), "features": round(float(found[:, 1].mean()), 4), "l1_stroke0": round(float(plain[:, 0].mean()), 4)}


@torch.no_grad()
def sheet(net: Finish, held: "dict[str, np.ndarray]", path: Path, count: int = 24) -> None:
    """Content, teacher, student, side by side."""
    tiles = []
    for k in range(0, min(3 * count, len(held["y"])), 3):
        x = held["x"][held["which"][k]]
        made = net.eval().paint(picture(x[None]), torch.from_numpy(held["style"][k][None]), torch.from_numpy(held["stroke"][k:k + 1]))
        tiles.append(np.concatenate([x, held["y"][k], made[0].permute(1, 2, 0).round().byte().numpy()], 1))
    columns = 3 if len(tiles) % 3 == 0 else 1
    rows = [np.concatenate(tiles[i:i + columns], 1) for i in range(0, len(tiles), columns)]
    Image.fromarray(np.concatenate(rows)).save(path, quality=88)


def save(path: Path, state: dict) -> None:
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def options() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--pairs", type=Path, required=True)
    p.add_argument("--held", type=Path, required=True, help="shards that are never trained on")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--seconds", type=float, default=3600, help="from the first step of the run; the rate falls towards the end")
    p.add_argument("--steps", type=int, default=10**9)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--features", type=float, default=0.15, help="weight of what the eyes see beside pixels")
    p.add_argument("--grain", type=float, default=0.15, help="weight of the means and deviations of what the eyes see")
    p.add_argument("--ema", type=float, default=200, help="half-life of the average in steps")
    p.add_argument("--shards", type=int, default=40, help="most in memory at once")
    p.add_argument("--from", dest="start", type=Path, help="a state.pt to start from: what has the same shape is taken over")
    p.add_argument("--blocks", type=int, default=Shape.blocks)
    p.add_argument("--wide", type=int, default=Shape.wide)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--every", type=int, default=200, help="steps between judgements, sheets and states")
    p.add_argument("--dry-run", action="store_true")
    return p.parse_args()


def begin(o: argparse.Namespace, pool: Pool) -> "tuple[Finish, dict]":
    """The network and a state to go on from: the run's own, else another's weights, else nothing."""
    net, path = Finish(Shape(wide=o.wide, blocks=o.blocks)), o.out / "state.pt"
    net.mean, net.deviation = (torch.from_numpy(v) for v in pool.spread())
    if path.exists():
        state = torch.load(path, map_location="cpu", weights_only=True)
        net.load_state_dict(state["net"])
        return net, state
    if o.start:
        old, own = torch.load(o.start, map_location="cpu", weights_only=True)["average"], net.state_dict()
        taken = {k: v for k, v in old.items() if k in own and own[k].shape == v.shape}
        net.load_state_dict({**own, **taken})
        print(f"{len(taken)} of {len(own)} tensors taken over from {o.start}", flush=True)
    return net, {}


def main() -> None:
    o = options()
    torch.manual_seed(0)
    torch.set_num_threads(o.threads)
    try:
        pool, held = Pool(o.pairs, o.shards), read_shards(o.held, 1)
    except NoPairs as why:
        sys.exit(str(why))
    net, state = begin(o, pool)
    weights = sum(p.numel() for p in net.parameters())
    if o.dry_run:
        print(f"{weights} weights, {len(pool)} pairs in memory, {len(held['y'])} held out; would train for {o.seconds:.0f} s and write {o.out}")
        return
    o.out.mkdir(parents=True, exist_ok=True)
    (o.out / "training_options.json").write_text(json.dumps({k: str(v) if isinstance(v, Path) else v for k, v in vars(o).items()}, indent=1) + "\n")
    average = copy.deepcopy(net).requires_grad_(False)
    optimiser = torch.optim.Adam(net.parameters(), o.rate, BETAS)
    if state:
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
    loss, step, before = Loss(picture(held["y"][:8]), o.features), state.get("step", 0), state.get("seconds", 0.0)
    began, log = time.time(), open(o.out / "stats.jsonl", "a")
    random, sums = np.random.default_rng(step), []

    def keep(spent: float) -> None:
        save(o.out / "state.pt", {"net": net.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(),
                                  "step": step, "seconds": spent, "wide": o.wide, "blocks": o.blocks})

    while (spent := before + time.time() - began) < o.seconds and step < o.steps:
        done = max(spent / o.seconds, step / o.steps)
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1.0, (step + 1) / 100) * max(0.02, min(1.0, 2 * (1 - done)))
        x, y, style, stroke = pool.batch(o.batch, random)
        wanted = picture(y)
        pixels, features, grain = loss(net.train().paint(picture(x), torch.from_numpy(style), torch.from_numpy(stroke)), wanted)
        optimiser.zero_grad(set_to_none=True)
        (pixels + o.features * features + o.grain * grain).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        keeps = min(0.5 ** (1 / o.ema), (1 + step) / (10 + step)) if not o.start else 0.5 ** (1 / o.ema)
        with torch.no_grad():
            for a, b in zip(average.parameters(), net.parameters()):
                a.lerp_(b, 1 - keeps)
        sums.append([pixels.item(), features.item(), grain.item()])
        if step % 25 == 0:
            line = {"step": step, "seconds": round(spent), **dict(zip(("pixels", "features", "grain"), np.mean(sums, 0).round(4).tolist()))}
            sums = []
            if step % o.every == 0:
                line |= judge(average, loss, held)
                sheet(average, held, o.out / "sheet.jpg")
                keep(spent)
                pool.refresh(random)
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
    keep(before + time.time() - began)
    found = {"step": step, "pairs": pool.seen, **judge(average, loss, held, 240)}
    (o.out / "judged.json").write_text(json.dumps(found) + "\n")
    print(json.dumps(found), flush=True)
    sheet(average, held, o.out / "sheet.jpg")


if __name__ == "__main__":
    main()
