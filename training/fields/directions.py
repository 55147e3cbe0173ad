"""Directions in w: principal components, and named ones whose effects are measured.

A named direction is the ridge regression of a metric on one band's w, over pictures whose bands were drawn
independently. It is kept when sweeps over fresh seeds show that it does what it says more than anything else.
"""
import numpy as np
import torch

from .metrics import measure
from .network import BANDS, FAMILIES, LAYERS, gates, render

SIZE, SAMPLES, TRIAL, SWEEP = 40, 1500, 48, 256
WORDS = {
    "lightness": ("Lightness", "darker", "lighter"), "contrast": ("Contrast", "softer", "stronger"),
    "vividness": ("Vividness", "muted", "vivid"), "warmth": ("Warmth", "cooler", "warmer"),
    "rose": ("Rose", "greener", "rosier"), "variety": ("Variety", "one hue", "many hues"),
    "flow": ("Flow", "upright", "lying"),
    "symmetry": ("Symmetry", "free", "mirrored"), "glow": ("Glow", "light at the rim", "light at the heart"), "shadow": ("Shadow", "open", "deep"),
}
# Which of the palette's numbers is meant for a metric.
MOODS = {"lightness": 6, "contrast": 7, "vividness": 8}
# In the metric's own standard deviations, for one sigma.
MINIMUM_EFFECT = 0.2


def sample_w(mapping, n: int, seed: int) -> torch.Tensor:
    """w of random seeds and families, a third of them mixtures. [n, 64]"""
    g = torch.Generator().manual_seed(seed)
    z = torch.randn(n, 64, generator=g)
    hot = torch.eye(len(FAMILIES))[torch.randint(len(FAMILIES), (n,), generator=g)]
    other = torch.eye(len(FAMILIES))[torch.randint(len(FAMILIES), (n,), generator=g)]
    share = torch.rand(n, 1, generator=g) * (torch.arange(n) % 3 == 0).float()[:, None]
    return (1 - share) * mapping(z, hot) + share * mapping(z, other)


def components(w: torch.Tensor) -> "tuple[np.ndarray, np.ndarray]":
    """Principal components of w [n, 64]: unit vectors [64, 64], largest first, and w's standard deviation along each."""
    centred = (w - w.mean(0)).double()
    _, _, v = torch.linalg.svd(centred, full_matrices=False)
    sign = torch.sign(v[torch.arange(len(v)), v.abs().argmax(1)])
    v = v * sign[:, None]
    return v.float().numpy(), (centred @ v.T).std(0).float().numpy()


def pictures(synthesis, w: torch.Tensor) -> "dict[str, torch.Tensor]":
    """Metrics of w [n, 8, 64]."""
    parts = [measure(render(synthesis, chunk, SIZE)) for chunk in w.split(32)]
    return {k: torch.cat([p[k] for p in parts]) for k in parts[0]}


def named(mapping, synthesis) -> "list[dict]":
    """Candidates for every metric, measured; the clear ones, strongest first."""
    per_band = {band: sample_w(mapping, SAMPLES, 100 + i) for i, band in enumerate(BANDS)}
    w = torch.cat([per_band[b][:, None].expand(-1, end - start, -1) for b, (start, end) in BANDS.items()], 1)
    values = pictures(synthesis, w)
    spread = {k: float(v.std()) for k, v in values.items()}
    base = sample_w(mapping, SWEEP, 999)[:, None].expand(-1, LAYERS, -1)
    found = []
    for metric in WORDS:
        options = [candidate(metric, band, per_band[band], values[metric]) for band in BANDS]
        options += [mood(synthesis, metric, per_band["colour"])] if metric in MOODS else []
        best = max(options, key=lambda o: clarity(metric, sweep(synthesis, base[:TRIAL], o, spread)))
        effects = sweep(synthesis, base, best, spread)
        best["effects"] = {metric: effects.pop(metric)}
        best["sideEffects"] = {k: v for k, v in effects.items() if abs(v) >= 0.1}
        if best["effects"][metric] >= MINIMUM_EFFECT:
            found.append(best)
        else:
            print(f"rejected {metric}: {best['effects']}", flush=True)
    return found


def mood(synthesis, metric: str, w: torch.Tensor) -> dict:
    """The direction of the palette's own number for a metric."""
    v = synthesis.palette.mood[:, MOODS[metric]]
    v = v - (v @ synthesis.axes.T) @ synthesis.axes
    v = v / v.norm()
    return {"metric": metric, "band": "colour", "r2": float("nan"), "vector": v.numpy(), "sigma": 1.5 * float((w @ v).std())}


def measured_sides(mapping, synthesis, step: torch.Tensor) -> "dict[str, float]":
    """What a step in w [8, 64] changes of every metric by a tenth of its standard deviation or more."""
    spread = {k: float(v.std()) for k, v in pictures(synthesis, sample_w(mapping, 500, 5)[:, None].expand(-1, LAYERS, -1)).items()}
    base = sample_w(mapping, TRIAL, 999)[:, None].expand(-1, LAYERS, -1)
    low, high = pictures(synthesis, base - 2 * step), pictures(synthesis, base + 2 * step)
    change = {k: round(float((high[k] - low[k]).mean()) / 4 / spread[k], 3) for k in spread}
    return {k: v for k, v in change.items() if abs(v) >= 0.1}


def clarity(metric: str, effects: "dict[str, float]") -> float:
    """What a direction does to its metric, less half of what it does to the one it disturbs most."""
    return effects[metric] - 0.5 * max(abs(v) for k, v in effects.items() if k != metric)


def candidate(metric: str, band: str, w: torch.Tensor, value: torch.Tensor) -> dict:
    """The direction of one band's w along which a metric grows, by ridge regression."""
    x = (w - w.mean(0)).double()
    y = ((value - value.mean()) / value.std()).double()
    ridge = 0.03 * len(x) * float(x.var(0).mean())
    beta = torch.linalg.solve(x.T @ x + ridge * torch.eye(x.shape[1], dtype=torch.float64), x.T @ y)
    r2 = 1 - float((y - x @ beta).var() / y.var())
    v = beta / beta.norm()
    return {"metric": metric, "band": band, "r2": r2, "vector": v.float().numpy(), "sigma": float((x @ v).std())}


def sweep(synthesis, base: torch.Tensor, direction: dict, spread: "dict[str, float]") -> "dict[str, float]":
    """Change of every metric for +1 sigma, in its own standard deviations, from -2 to +2 sigma over 256 seeds."""
    start, end = BANDS[direction["band"]]
    step = torch.zeros(LAYERS, base.shape[-1])
    step[start:end] = torch.from_numpy(direction["vector"]) * direction["sigma"]
    low, high = pictures(synthesis, base - 2 * step), pictures(synthesis, base + 2 * step)
    return {k: round(float((high[k] - low[k]).mean()) / 4 / spread[k], 3) for k in spread}


def towards(mapping, synthesis) -> "list[dict]":
    """One direction towards each family's mean latent, over all layers, with what it does to every metric."""
    w = sample_w(mapping, 4000, 5)
    hot = torch.eye(len(FAMILIES))
    z = torch.randn(4000, 64, generator=torch.Generator().manual_seed(6))
    means = torch.stack([mapping(z, row.expand(len(z), -1)).mean(0) for row in hot])
    base = sample_w(mapping, SWEEP, 999)[:, None].expand(-1, LAYERS, -1)
    spread = {k: float(v.std()) for k, v in pictures(synthesis, w[:1000][:, None].expand(-1, LAYERS, -1)).items()}
    found = []
    for name, mean in zip(FAMILIES, means):
        v = mean - means.mean(0)
        v = v / v.norm()
        sigma = float((w @ v).std())
        step = (v * sigma).expand(LAYERS, -1)
        low, high = pictures(synthesis, base - 2 * step), pictures(synthesis, base + 2 * step)
        change = {k: round(float((high[k] - low[k]).mean()) / 4 / spread[k], 3) for k in spread}
        opening = lambda x: gates(x[:, 2] @ synthesis.axes.T)[:, FAMILIES.index(name)]
        opened = float((opening(base + 2 * step) - opening(base - 2 * step)).mean()) / 4 / float(opening(base).std())
        found.append({
            "metric": name, "band": "all", "vector": v.numpy(), "sigma": sigma, "r2": float("nan"),
            "effects": {"gate": round(opened, 3)}, "sideEffects": {k: x for k, x in change.items() if abs(x) >= 0.1},
        })
    return found
