"""Directions that turn knobs: where the horizon lies, how high the sun stands. What they do is measured on the knobs themselves."""
import torch

from .directions import SWEEP, measured_sides, sample_w
from .network import BANDS, LAYERS

# id: (label, low, high, table, band, {knob: weights of its numbers}).
TURNED = {
    "horizon": ("Horizon", "higher", "lower", "layout", "structure", {"land": [1], "eye": [0, 1], "table": [1]}),
    "sun-across": ("Sun across", "left", "right", "layout", "structure", {"sun_at": [1, 0]}),
    "sun-height": ("Sun height", "high", "low", "layout", "structure", {"sun_at": [0, 1]}),
    "sun-size": ("Sun size", "small", "large", "layout", "structure", {"sun_size": [1]}),
    "relief": ("Relief", "flat", "steep", "layout", "structure", {"rise": [1, 1, 1, 0.5]}),
    "water": ("Water", "land", "water", "layout", "structure", {"water": [1]}),
    "trees": ("Trees", "open", "avenue", "layout", "structure", {"trees": [1]}),
    "closeness": ("Closeness", "far", "near", "layout", "structure", {"close": [1], "girth": [0.6, 0.6, 0.6], "spread": [1]}),
    "petals": ("Petals", "few", "many", "layout", "structure", {"petals": [-1, -0.6, 0, 0.6, 1]}),
    "detail": ("Detail", "calmer", "finer", "layout", "structure", {"fine": [1], "rows": [0.5, 0.5, 0.5], "petals": [-0.3, -0.2, 0, 0.2, 0.3]}),
    "ruggedness": ("Ruggedness", "rounded", "jagged", "shape", "shapes", {"rough": [1], "peaks": [1], "ragged": [0.6]}),
    "mist": ("Mist", "clear", "misty", "tone", "colour", {"mist": [1], "edge": [-0.5]}),
    "edges": ("Edges", "melting", "cut", "tone", "colour", {"firm": [1]}),
    "ink": ("Ink", "light", "dark", "tone", "colour", {"negative": [-1]}),
}
LAYER = {"layout": 1, "shape": 4, "tone": 6}
# How much a direction may turn other knobs to stay short: what is added to the diagonal, in the mean square of a knob's column.
RIDGE = 0.4
# A step is this many standard deviations of w along it: a knob among seventy moves little by one.
REACH = 1.5


def knob_weights(knobs, wanted: "dict[str, list[float]]") -> torch.Tensor:
    """The weight of every number of a layer's knobs [n], in units of its range."""
    parts = [torch.tensor(wanted.get(name, [0.0] * n), dtype=torch.float32) for name, (n, _, _) in knobs.table.items()]
    return torch.cat(parts)


def turning(knobs, weights: torch.Tensor) -> torch.Tensor:
    """The unit vector of w [64] that turns these knobs together and others as little as can be."""
    t = knobs.turn.double()
    ridge = RIDGE * float(t.pow(2).sum(0).mean()) * torch.eye(t.shape[0], dtype=torch.float64)
    v = torch.linalg.solve(t @ t.T + ridge, t @ weights.double())
    return (v / v.norm()).float()


def turned(mapping, synthesis) -> "list[dict]":
    """A direction for each of TURNED, with how far its knobs go for one sigma, in their own standard deviations over seeds."""
    w = sample_w(mapping, 4000, 5)
    base = sample_w(mapping, SWEEP, 999)
    along = lambda x: x - (x @ synthesis.axes.T) @ synthesis.axes
    found = []
    for name, (_, _, _, table, band, wanted) in TURNED.items():
        knobs = getattr(synthesis.figures, table)
        weights = knob_weights(knobs, wanted)
        vector = along(turning(knobs, weights))
        vector = vector / vector.norm()
        sigma = REACH * float((w @ vector).std())
        value = lambda x: torch.tanh(along(x) @ knobs.turn) @ weights
        moved = float((value(base + 2 * sigma * vector) - value(base - 2 * sigma * vector)).mean()) / 4 / float(value(w).std())
        start, end = BANDS[band]
        step = torch.zeros(LAYERS, len(vector))
        step[start:end] = vector * sigma
        found.append({
            "metric": name, "band": band, "vector": vector.numpy(), "sigma": sigma, "r2": float("nan"),
            "effects": {f"knob:{name}": round(moved, 3)}, "sideEffects": measured_sides(mapping, synthesis, step)})
    return found
