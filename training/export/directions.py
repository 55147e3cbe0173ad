"""Directions in w: principal components, named ones whose effects are measured, and one towards each class.

A named direction begins as the ridge regression of a measure on one band's w, over pictures whose bands were drawn independently. Gradient
ascent then turns it so that it moves its measure more and the others less. It is kept when sweeps over fresh seeds show that it does.
"""
from dataclasses import dataclass

import torch

from training.audit.classify import Classifier

from .looks import WORDS, look
from .trained import Trained, reduced

COMPONENTS, SAMPLES, FIT, TRIAL, SWEEP = 64, 20_000, 1600, 32, 256
RIDGE = 0.1
# Gradient ascent: steps, seeds a step, rate, what disturbing other measures costs, and the size it looks at.
TURNS, SEEDS, TURN, CALM, SMALL = 24, 10, 0.1, 0.5, 32
# Effects are in the measure's own standard deviations for one sigma of the control.
CLEAR, NOTED, ALIKE = 0.2, 0.1, 0.85


@dataclass
class Direction:
    name: str
    band: str
    vector: torch.Tensor
    sigma: float
    effects: "dict[str, float]"
    side: "dict[str, float]"


def bands_of(layers: int) -> "dict[str, list[int]]":
    """Half-open ranges of style layers, from composition to surface."""
    first, second = layers * 3 // 8, layers * 3 // 4
    return {"structure": [0, first], "shapes": [first, second], "colour": [second, layers]}


def components(w: torch.Tensor) -> "tuple[torch.Tensor, torch.Tensor]":
    """The largest principal components of w [n, 256]: unit vectors [64, 256], and w's standard deviation along each."""
    centred = (w - w.mean(0)).double()
    values, vectors = torch.linalg.eigh(centred.t() @ centred / (len(w) - 1))
    values, vectors = values.flip(0)[:COMPONENTS].clamp(min=0), vectors.flip(1).t()[:COMPONENTS]
    sign = torch.sign(vectors.gather(1, vectors.abs().argmax(1, keepdim=True)))
    return (vectors * sign).float(), values.sqrt().float()


class Surveyor:
    """Measures what steps in w do to the pictures of one network."""

    def __init__(self, trained: Trained, classifier: Classifier):
        self.trained, self.classifier = trained, classifier
        self.layers = trained.generator.layers
        self.bands = bands_of(self.layers)
        self.base = trained.sample(SWEEP, 999)[0][:, None].expand(-1, self.layers, -1)
        pictures = trained.draw(trained.sample(1000, 998)[0])
        self.spread = {k: float(v.std()) + 1e-9 for k, v in self.measure(pictures).items()}
        self.small = min(SMALL, trained.resolution)
        self.small_spread = {k: float(v.std()) + 1e-9 for k, v in look(reduced(pictures, self.small)).items()}

    def measure(self, pictures: torch.Tensor) -> "dict[str, torch.Tensor]":
        """Looks, and the share of each class that a picture looks like."""
        shares = self.classifier.shares(self.trained.critic.features(pictures))
        return {**look(pictures), **{f"class:{name}": shares[:, i] for i, name in enumerate(self.trained.classes)}}

    def sweep(self, vector: torch.Tensor, sigma: float, band: str, count: int = SWEEP) -> "dict[str, float]":
        """Change of every measure for +1 sigma, from -2 to +2 sigma over `count` seeds; of a trial, of the looks alone."""
        start, end = self.bands.get(band, [0, self.layers])
        step = torch.zeros(self.layers, len(vector))
        step[start:end] = vector * sigma
        measure = look if count < SWEEP else self.measure
        low, high = (measure(self.trained.draw(self.base[:count] + side * step)) for side in (-2, 2))
        return {k: round(float((high[k] - low[k]).mean()) / 4 / self.spread[k], 3) for k in low}

    def towards(self) -> "list[Direction]":
        """From the mean of all classes to the mean of each, over all layers."""
        w, labels = self.trained.sample(4000, 5)
        found = []
        for i, name in enumerate(self.trained.classes):
            vector = w[labels == i].mean(0) - w.mean(0)
            vector = vector / vector.norm()
            sigma = float((w @ vector).std())
            effects = self.sweep(vector, sigma, "all")
            own = f"class:{name}"
            found.append(Direction(f"towards-{name}", "all", vector, sigma, {own: effects.pop(own)}, noted(effects)))
        return found

    def named(self, most: int) -> "tuple[list[Direction], list[str]]":
        """The clearest directions, at most `most`, no two alike; and sentences on the rejected ones."""
        per_band = {band: self.trained.sample(FIT, 100 + i)[0] for i, band in enumerate([*self.bands, "all"])}
        w = torch.cat([per_band[b][:, None].expand(-1, end - start, -1) for b, (start, end) in self.bands.items()], 1)
        apart, whole = look(self.trained.draw(w)), look(self.trained.draw(per_band["all"]))
        found, why = [], []
        for name in WORDS:
            tried = [self.candidate(name, band, w, (whole if band == "all" else apart)[name]) for band, w in per_band.items()]
            best = max(tried, key=self.clarity)
            best = self.turned(best, per_band[best.band])
            effects = self.sweep(best.vector, best.sigma, best.band)
            best.effects, best.side = {name: effects.pop(name)}, noted(effects)
            found.append(best)
        found.sort(key=lambda d: strength(d), reverse=True)
        kept: "list[Direction]" = []
        for d in found:
            effect, worst = d.effects[d.name], max((abs(v) for k, v in d.side.items() if not k.startswith("class:")), default=0)
            twin = next((k for k in kept if k.band == d.band and abs(float(k.vector @ d.vector)) > ALIKE), None)
            if effect < CLEAR:
                why.append(f"{d.name}: too weak, {effect:.2f}")
            elif worst > effect * 1.25:
                why.append(f"{d.name}: moves something else more, {worst:.2f} against {effect:.2f}")
            elif twin:
                why.append(f"{d.name}: much the same as {twin.name}")
            elif len(kept) < most:
                kept.append(d)
        return kept, why

    def candidate(self, name: str, band: str, w: torch.Tensor, value: torch.Tensor) -> Direction:
        """The direction of one band's w along which a measure grows most for a step that is equally likely whichever way it goes:
        ridge regression on whitened principal components, turned back into w."""
        vectors, sigmas = components(w)
        x = ((w - w.mean(0)) @ vectors.t() / sigmas.clamp(min=1e-6)).double()
        y = ((value - value.mean()) / (value.std() + 1e-9)).double()
        beta = torch.linalg.solve(x.t() @ x + RIDGE * len(x) * torch.eye(x.shape[1], dtype=torch.float64), x.t() @ y)
        vector = (beta.float() * sigmas) @ vectors
        vector = vector / vector.norm()
        sigma = float(((w - w.mean(0)) @ vector).std())
        return Direction(name, band, vector, sigma, self.sweep(vector, sigma, band, TRIAL), {})

    def turned(self, d: Direction, w: torch.Tensor) -> Direction:
        """Gradient ascent on what a step of the same likelihood does to the measure, less what it does to all others together."""
        vectors, sigmas = components(w)
        start, end = self.bands.get(d.band, [0, self.layers])
        seeds = self.trained.sample(TURNS * SEEDS, 997)[0][:, None].expand(-1, self.layers, -1)
        inside = torch.zeros(self.layers, 1)
        inside[start:end] = 1
        u = (vectors @ d.vector / sigmas.clamp(min=1e-6)).detach()
        u = (u / u.norm()).requires_grad_(True)
        ascent = torch.optim.Adam([u], TURN)
        for turn in range(TURNS):
            with torch.enable_grad():
                step = 2 * inside * ((u / u.norm() * sigmas) @ vectors)
                base = seeds[turn * SEEDS:(turn + 1) * SEEDS]
                low, high = (look(reduced(self.trained.draw(base + side * step), self.small)) for side in (-1, 1))
                effects = {k: (high[k] - low[k]).mean() / 4 / self.small_spread[k] for k in low}
                own = effects.pop(d.name)
                loss = CALM * torch.stack(list(effects.values())).square().sum().sqrt() - own
            ascent.zero_grad()
            loss.backward()
            if not torch.isfinite(u.grad).all():
                break
            ascent.step()
        vector = ((u / u.norm() * sigmas) @ vectors).detach()
        vector = vector / vector.norm()
        sigma = float(((w - w.mean(0)) @ vector).std())
        return Direction(d.name, d.band, vector, sigma, {}, {})

    @staticmethod
    def clarity(d: Direction) -> float:
        """What a direction does to its measure, less half of what it does to the one it disturbs most."""
        return d.effects[d.name] - 0.5 * max(abs(v) for k, v in d.effects.items() if k != d.name and not k.startswith("class:"))


def strength(d: Direction) -> float:
    others = [abs(v) for k, v in d.side.items() if not k.startswith("class:")]
    return d.effects[d.name] - 0.5 * max(others, default=0)


def noted(effects: "dict[str, float]") -> "dict[str, float]":
    return {k: v for k, v in effects.items() if abs(v) >= NOTED}


def controls(trained: Trained, classifier: Classifier, labels: "dict[str, str]", say=print) -> "tuple[list[dict], torch.Tensor]":
    """controls.json's list, and the vectors its rows refer to [K, 256]. `labels`: what classes are called."""
    vectors, sigmas = components(trained.sample(SAMPLES, 1)[0])
    rows = [{"id": f"pc-{i + 1:02d}", "kind": "component", "label": f"Component {i + 1}", "band": "all",
             "sigma": round(max(float(s), 1e-6), 6), "vector": i} for i, s in enumerate(sigmas)]
    surveyor = Surveyor(trained, classifier)
    towards = surveyor.towards()[:max(0, 6 if len(trained.classes) > 1 else 0)]
    named, why = surveyor.named(20 - len(towards))
    for sentence in why:
        say(f"rejected {sentence}")
    for i, d in enumerate([*named, *towards], len(rows)):
        label, low, high = WORDS[d.name] if d.name in WORDS else (f"Towards {labels[d.name[8:]]}"[:40], "away", "towards")
        rows.append({"id": d.name, "kind": "direction", "label": label, "band": d.band, "sigma": round(d.sigma, 6), "vector": i,
                     "low": low, "high": high, "effects": d.effects, "sideEffects": d.side})
        say(f"{label:24s} {d.band:10s} {d.effects} side {d.side}")
    return rows, torch.cat([vectors, *(d.vector[None] for d in (*named, *towards))])
