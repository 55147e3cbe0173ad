"""Figures of a shipped finish: `python3 -m training.finish.measure --finish models/finish [--generator checkpoint-E.pt]` prints one JSON line each.

time: least of many runs on two threads, milliseconds. agreement: SSIM of the reduced 1024 px picture with the live one, over recipes drawn by
seed. flicker: along a slow sweep of `fields`, how much more a painted picture changes from step to step than the plain one, and how uneven
(the greatest step by the median one; 1 is even). frame: whether the border shows.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
from PIL import Image

from . import contents, look, sizes

RANGES = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(a: np.ndarray, b: np.ndarray) -> float:
    """Of luminance, windows of 8 x 8. uint8 [H, W, 3] each"""
    a, b = ((x.astype(np.float64) @ np.array([0.299, 0.587, 0.114])) for x in (a, b))

    def mean(x: np.ndarray) -> np.ndarray:
        total = np.pad(x.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        return (total[8:, 8:] - total[:-8, 8:] - total[8:, :-8] + total[:-8, :-8]) / 64

    ma, mb = mean(a), mean(b)
    va, vb, both = mean(a * a) - ma ** 2, mean(b * b) - mb ** 2, mean(a * b) - ma * mb
    one, two = RANGES
    return float(((2 * ma * mb + one) * (2 * both + two) / ((ma ** 2 + mb ** 2 + one) * (va + vb + two))).mean())


def least(run, seconds: float) -> float:
    best, end = float("inf"), time.time() + seconds
    while time.time() < end:
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return round(best * 1000, 2)


def times(folder: Path, seconds: float, threads: int = 2) -> dict:
    options, found = ort.SessionOptions(), {}
    options.intra_op_num_threads, options.log_severity_level = threads, 3
    one = np.ones(1, np.float32)
    for name, sides in (("finish-live", (256, 512, 1024)), ("finish", (1024,))):
        graph = ort.InferenceSession(str(folder / f"{name}.onnx"), options)
        for side in sides:
            feed = {"rgb": np.zeros((1, side, side, 3), np.uint8), "style": np.zeros((1, 100), np.float32), "stroke": one * 0, "colour": one, "amount": one}
            found[f"{name} {side}"] = least(lambda: graph.run(None, feed), seconds)
    return found


def agreement(finish: look.Shown, draws: "list[contents.Content]", count: int) -> dict:
    found = []
    for seed in range(1, count + 1):
        random = np.random.default_rng(seed)
        picture, hands = draws[seed % len(draws)](random), random.choice(list(finish.rows), 2, replace=False)
        style = finish.mixture({hands[0]: 1, hands[1]: float(random.random())})
        stroke = float(random.uniform(-0.5, 0.5))
        live, large = (look.at_size(finish, picture, side, style, stroke) for side in (sizes.LIVE, sizes.SETTLED))
        found.append(ssim(np.asarray(Image.fromarray(large).resize((sizes.LIVE,) * 2, Image.BOX)), live))
    return {"median": round(float(np.median(found)), 4), "least": round(min(found), 4), "recipes": count}


def flicker(finish: look.Shown, model: Path, hands: "list[str]", steps: int = 40) -> dict:
    """Sweeps between two latents, in steps that change the plain picture by about a byte a pixel."""
    sweep = contents.swept_fields(model, steps, 3)
    plain = [look.plain(picture, sizes.LIVE) for picture in sweep]
    change = lambda frames: np.array([np.abs(a.astype(int) - b).mean() for a, b in zip(frames, frames[1:])])
    base, ratios, uneven = change(plain), [], []
    for hand in hands:
        painted = change([finish.paint(rgb, finish.mixture({hand: 1})) for rgb in plain])
        ratios.append(painted.mean() / base.mean())
        uneven.append(painted.max() / np.median(painted))
    return {"painted by plain": round(float(np.mean(ratios)), 2), "uneven": round(float(np.max(uneven)), 2), "plain uneven": round(float(base.max() / np.median(base)), 2),
            "bytes a step": round(float(base.mean()), 2)}


def frame(finish: look.Shown, pictures: "list[Image.Image]") -> dict:
    """How much more a painting changes from its border to four pixels further in than it does in its middle, by what the plain picture does:
    1 is no frame. And the bytes by which the border of a flat picture differs from its middle, at most."""
    def steps(y: np.ndarray) -> "tuple[float, float]":
        y = y.astype(float)
        at = lambda k: np.mean([np.abs(part[k] - part[k + 4]).mean() for part in (y, y[::-1], y.swapaxes(0, 1), y.swapaxes(0, 1)[::-1])])
        return at(0), np.mean([at(k) for k in range(40, 80, 4)])

    found, flat = [], []
    for picture in pictures:
        rgb = look.plain(picture, sizes.LIVE)
        base = steps(rgb)
        for hand in list(finish.rows)[::8]:
            mine = steps(finish.paint(rgb, finish.mixture({hand: 1})))
            found.append(mine[0] / mine[1] / (base[0] / base[1]))
    for hand in list(finish.rows)[::8]:
        y = finish.paint(np.full((64, 64, 3), 120, np.uint8), finish.mixture({hand: 1})).astype(float)
        flat.append(np.abs(y - y[32, 32]).max())
    return {"median": round(float(np.median(found)), 2), "greatest": round(float(np.max(found)), 2), "flat, bytes": float(np.max(flat))}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--finish", type=Path, default=Path("models/finish"))
    p.add_argument("--models", type=Path, default=Path("models"))
    p.add_argument("--generator", type=Path)
    p.add_argument("--recipes", type=int, default=50)
    p.add_argument("--seconds", type=float, default=10, help="for each time that is taken")
    o = p.parse_args()
    finish = look.Shown(o.finish)
    print(json.dumps({"time": times(o.finish, o.seconds)}), flush=True)
    draws = [contents.fields(o.models / "fields")] + ([contents.generated(o.generator)] if o.generator else [])
    print(json.dumps({"frame": frame(finish, [draw(np.random.default_rng(seed)) for draw in draws for seed in range(1, 5)])}), flush=True)
    print(json.dumps({"flicker": flicker(finish, o.models / "fields", list(finish.rows)[::12])}), flush=True)
    contents.RENDERED = sizes.SETTLED
    draws = [contents.fields(o.models / "fields")] + ([contents.generated(o.generator)] if o.generator else [])
    print(json.dumps({"agreement": agreement(finish, draws, o.recipes)}), flush=True)


if __name__ == "__main__":
    main()
