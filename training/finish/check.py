"""Every exported graph against PyTorch, on pictures and masks drawn from a seed; a tile with the whole's statistics against the whole."""
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch

from .network import Finish, Pass, mixed

# Bytes: rounding may fall either way, and float sums differ in order.
MEAN_BYTES, MOST_BYTES = 0.05, 3


class Differs(Exception):
    """Which graph does not draw what PyTorch does, and by how much."""


def session(graph: "Path | bytes") -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    return ort.InferenceSession(graph if isinstance(graph, bytes) else str(graph), options, providers=["CPUExecutionProvider"])


def inputs(seed: int, hands: np.ndarray, count: int = 2, height: int = 64, width: int = 96, places: int = 3) -> "dict[str, np.ndarray]":
    """Everything that any of the graphs takes; smooth pictures, as generated ones are."""
    random = np.random.default_rng(seed)
    waves = np.sin(np.linspace(0, 6, height)[:, None, None] * random.normal(1, 0.5, 3) + np.linspace(0, 6, width)[None, :, None] * random.normal(1, 0.5, 3))
    rgb = np.stack([np.roll(waves, k * 11, 1) for k in range(count)]) * 110 + 128 + random.normal(0, 4, (count, height, width, 3))
    masks = random.dirichlet([0.5] * places, (count, 8, 8)).transpose(0, 3, 1, 2)
    picked = hands[random.integers(len(hands), size=(count, places))]
    draw = lambda *shape: random.uniform(0, 1, shape)
    arrays = {"rgb": rgb.clip(0, 255), "styles": picked, "style": picked[:, 0], "masks": masks, "stroke": draw(count) * 2 - 1, "colour": draw(count), "amount": draw(count)}
    return {k: v.astype(np.uint8 if k == "rgb" else np.float32) for k, v in arrays.items()}


@torch.no_grad()
def expected(net: Finish, given: "dict[str, np.ndarray]", places: bool, stats: "np.ndarray | None" = None) -> "tuple[np.ndarray, np.ndarray]":
    """What PyTorch draws, uint8 [B, H, W, 3], and the statistics it found."""
    tensors = {k: torch.from_numpy(v) for k, v in given.items()}
    rgb = tensors["rgb"].permute(0, 3, 1, 2).float()
    styles = tensors["styles"] if places else tensors["style"][:, None]
    run = Pass(net.condition(styles, tensors["stroke"]), tensors["masks"] if places else None, None if stats is None else torch.from_numpy(stats))
    picture = mixed(rgb, net.eval()(rgb, run), tensors["colour"], tensors["amount"])
    found = torch.cat(run.found, 1).numpy() if run.found else np.zeros((len(rgb), 0), np.float32)
    return picture.add(0.5).byte().permute(0, 2, 3, 1).numpy(), found


def asked(name: str, net: Finish, hands: np.ndarray, seed: int) -> "dict[str, np.ndarray]":
    """Everything that the graph of this name takes; a tile has the statistics of another picture."""
    given, places = inputs(seed, hands), "places" in name
    if places:
        given["amount"] = np.repeat(np.repeat(given["amount"][:, None, None], 8, 1), 8, 2) * np.linspace(0, 1, 8, dtype=np.float32)
    if name.endswith("tile"):
        given["stats"] = expected(net, {**given, "rgb": given["rgb"][:, ::-1].copy()}, places)[1]
    return given


def compare(folder: Path, net: Finish, hands: np.ndarray) -> "dict[str, float]":
    """Mean difference in bytes by graph. Throws Differs above the limits."""
    means = {}
    for name in ("finish", "finish-live", "finish-tile", "finish-places", "finish-places-live", "finish-places-tile"):
        graph, places = session(folder / f"{name}.onnx"), "places" in name
        given = asked(name, net, hands, len(name))
        wanted, found = expected(net, given, places, given.get("stats"))
        made = graph.run(None, {i.name: given[i.name] for i in graph.get_inputs()})
        away = np.abs(made[0].astype(int) - wanted)
        means[name] = round(float(away.mean()), 4)
        if away.mean() > MEAN_BYTES or away.max() > MOST_BYTES:
            raise Differs(f"{name}.onnx differs from PyTorch by {away.mean():.3f} bytes in the mean, {away.max()} at most.")
        if len(made) > 1 and not np.allclose(made[1], found, rtol=1e-3, atol=1e-3):
            raise Differs(f"{name}.onnx finds other statistics than PyTorch.")
    return means
