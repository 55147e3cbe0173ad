"""Directions in w: principal components, named ones whose effects are measured, and one towards each class.

A named direction begins with what steps along single components do to all measures (probes): the combination that should move its own
measure and leave the others, by least squares. Gradient ascent over real steps then turns it further. It is kept when sweeps over fresh
seeds show that it moves what it names by more than anything else.
"""
from dataclasses import dataclass

import torch

from training.audit.classify import Classifier

from .effort import FULL, Effort
from .looks import WORDS, look
from .trained import Trained, reduced

COMPONENTS = 64
# What disturbing other measures may cost when probes are put together, how many such are tried, and the ridge.
COSTS, TRIED, RIDGE = (0.03, 0.1, 0.3, 1.0, 3.0), 3, 0.05
# Gradient ascent: rate, what disturbing other measures costs, and the size it looks at.
TURN, CALM, SMALL = 0.05, 0.5, 32
# Looks are taken at this size at most: what photographs of paintings hold, at a sixth of what 256 px cost.
STYLE_INPUT = 128
# A control's step, in standard deviations of w along it: the first that brings AIM, or the last.
REACHES, AIM = (1.0, 1.5, 2.0, 2.5), 0.4
# Effects are in the measure's own standard deviations for one step of the control.
CLEAR, NOTED, ALIKE = 0.2, 0.1, 0.8
# Named controls a model has at least and at most, if there are that many; and how many times as much as its own effect anything else may
# move where there are too few.
LEAST, MOST, LOOSE = 12, 20, 1.5
# Directions towards classes, of those that lead there.
CLASSES = 6


@dataclass(eq=False)
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

    def __init__(self, trained: Trained, classifier: Classifier, effort: Effort = FULL):
        self.trained, self.classifier, self.effort = trained, classifier, effort
        self.layers = trained.generator.layers
        self.bands = bands_of(self.layers)
        self.base = trained.sample(effort.sweep, 999)[0][:, None].expand(-1, self.layers, -1)
        pictures = trained.draw(trained.sample(effort.spread, 998)[0])
        self.spread = {k: float(v.std()) + 1e-9 for k, v in self.measure(pictures).items()}
        self.small = min(SMALL, trained.resolution)
        self.small_spread = {k: float(v.std()) + 1e-9 for k, v in look(reduced(pictures, self.small)).items()}

    def measure(self, pictures: torch.Tensor) -> "dict[str, torch.Tensor]":
        """Looks, and the share of each class that a picture looks like."""
        shares = self.classifier.shares(self.trained.critic.features(pictures))
        return {**self.looks(pictures), **{f"class:{name}": shares[:, i] for i, name in enumerate(self.trained.classes)}}

    def looks(self, pictures: torch.Tensor) -> "dict[str, torch.Tensor]":
        return look(reduced(pictures, min(STYLE_INPUT, self.trained.resolution)))

    def sweep(self, vector: torch.Tensor, sigma: float, band: str, count: int = 0, classes: bool = True) -> "dict[str, float]":
        """Change of every measure for +1 sigma, from -2 to +2 sigma over the first `count` seeds or all; without `classes`, of the looks
        alone."""
        start, end = self.bands.get(band, [0, self.layers])
        step = torch.zeros(self.layers, len(vector), device=vector.device)
        step[start:end] = vector * sigma
        measure = self.measure if classes else self.looks
        low, high = (measure(self.trained.draw(self.base[:count or None] + side * step)) for side in (-2, 2))
        return {k: round(float((high[k] - low[k]).mean()) / 4 / self.spread[k], 3) for k in low}

    def towards(self) -> "tuple[list[Direction], list[str]]":
        """From the mean of all classes to the mean of each, over all layers, where it leads there; and sentences on where it does not."""
        w, labels = self.trained.sample(4000, 5)
        found = []
        for i, name in enumerate(self.trained.classes):
            vector = w[labels == i].mean(0) - w.mean(0)
            vector = vector / vector.norm()
            own = f"class:{name}"
            found.append(self.measured(f"towards-{name}", own, vector, float((w @ vector).std()), "all"))
        return leading(found, CLASSES)

    def measured(self, name: str, own: str, vector: torch.Tensor, sigma: float, band: str) -> Direction:
        """A direction with its step, as long as its effect needs on a few seeds, and all that it does."""
        classes = own not in WORDS
        reach = next((r for r in REACHES if self.sweep(vector, sigma * r, band, self.effort.trial, classes)[own] >= AIM), REACHES[-1])
        effects = self.sweep(vector, sigma * reach, band)
        return Direction(name, band, vector, sigma * reach, {own: effects.pop(own)}, noted(effects))

    def named(self, most: int, least: int, say=print) -> "tuple[list[Direction], list[str]]":
        """The clearest directions, no two alike; and sentences on the rejected ones."""
        vectors, sigmas = components(self.trained.sample(self.effort.samples, 1)[0])
        probed = {band: self.probes(vectors, sigmas, band) for band in [*self.bands, "all"]}
        found = []
        for i, name in enumerate(WORDS, 1):
            say(f"direction {i} of {len(WORDS)}: {name}")
            u, band = self.best(name, probed, vectors, sigmas)
            turned = self.turned(name, u, band, vectors, sigmas)
            if self.clarity(name, turned, band, vectors, sigmas) > self.clarity(name, u, band, vectors, sigmas):
                u = turned
            vector = (u * sigmas) @ vectors
            found.append(self.measured(name, name, vector / vector.norm(), float(vector.norm()), band))
        return choose(found, most, least)

    def probes(self, vectors: torch.Tensor, sigmas: torch.Tensor, band: str) -> torch.Tensor:
        """What one standard deviation along each component does to each measure, if given to one band alone. [probed, measures]"""
        rows = [self.sweep(vectors[i], float(sigmas[i]), band, self.effort.probes, classes=False) for i in range(self.effort.probed)]
        return torch.tensor([[row[name] for name in WORDS] for row in rows])

    def best(self, name: str, probed: "dict[str, torch.Tensor]", vectors: torch.Tensor, sigmas: torch.Tensor) -> "tuple[torch.Tensor, str]":
        """The clearest combination of components [COMPONENTS], of length one, and its band: the likeliest by the probes are tried."""
        own, probes = list(WORDS).index(name), self.effort.probed
        likely = []
        for band, effects in probed.items():
            others = effects[:, [i for i in range(len(WORDS)) if i != own]]
            for cost in COSTS:
                u = torch.linalg.solve(others @ others.t() * cost + RIDGE * torch.eye(probes), effects[:, own])
                u = torch.nn.functional.pad(u / u.norm().clamp(min=1e-9), (0, COMPONENTS - probes)).to(vectors.device)
                likely.append((clear(float(effects[:, own] @ u[:probes].cpu()), (others.t() @ u[:probes].cpu()).abs().max()), band, u))
        likely.sort(key=lambda found: -found[0])
        tried = [(self.clarity(name, u, band, vectors, sigmas), band, u) for _, band, u in likely[:TRIED]]
        _, band, u = max(tried, key=lambda found: found[0])
        return u, band

    def clarity(self, name: str, u: torch.Tensor, band: str, vectors: torch.Tensor, sigmas: torch.Tensor) -> float:
        """How clearly a step of two standard deviations moves what it should, on a few seeds."""
        vector = (u * sigmas) @ vectors
        effects = self.sweep(vector / vector.norm(), 2 * float(vector.norm()), band, self.effort.trial, classes=False)
        return clear(effects.pop(name), max(abs(v) for v in effects.values()))

    def turned(self, name: str, u: torch.Tensor, band: str, vectors: torch.Tensor, sigmas: torch.Tensor) -> torch.Tensor:
        """Gradient ascent on what a step of the same likelihood does to the measure, less what it does to all others together."""
        start, end = self.bands.get(band, [0, self.layers])
        turns, each = self.effort.turns, self.effort.seeds
        seeds = self.trained.sample(turns * each, 997)[0][:, None].expand(-1, self.layers, -1)
        inside = torch.zeros(self.layers, 1, device=vectors.device)
        inside[start:end] = 1
        u = u.clone().requires_grad_(True)
        ascent = torch.optim.Adam([u], TURN)
        for turn in range(turns):
            with torch.enable_grad():
                step = 3 * inside * ((u / u.norm() * sigmas) @ vectors)
                base = seeds[turn * each:(turn + 1) * each]
                low, high = (look(reduced(self.trained.draw(base + side * step), self.small)) for side in (-1, 1))
                effects = {k: (high[k] - low[k]).mean() / 6 / self.small_spread[k] for k in low}
                own = effects.pop(name)
                loss = CALM * torch.stack(list(effects.values())).square().sum().sqrt() - own
            ascent.zero_grad()
            loss.backward()
            if not torch.isfinite(u.grad).all():
                break
            ascent.step()
        return (u / u.norm()).detach()


def choose(found: "list[Direction]", most: int, least: int) -> "tuple[list[Direction], list[str]]":
    """At most `most`, the clearest first, each moving what it names more than anything else; where these are fewer than `least`, the
    next clearest too, as long as nothing else moves LOOSE times as much. Sentences say why the others were rejected."""
    found = sorted(found, key=strength, reverse=True)
    kept: "list[Direction]" = []
    why: "dict[str, str]" = {}
    for limit, room in ((1.0, most), (LOOSE, least)):
        for d in found:
            if d in kept or len(kept) >= room:
                continue
            effect, (disturbed, worst) = d.effects[d.name], worst_of(d)
            twin = next((k for k in kept if k.band == d.band and abs(float(k.vector @ d.vector)) > ALIKE), None)
            if effect < CLEAR:
                why[d.name] = f"{d.name}: too weak, {effect:.2f}"
            elif worst > limit * effect:
                why[d.name] = f"{d.name}: moves {disturbed} more, {worst:.2f} against {effect:.2f}"
            elif twin:
                why[d.name] = f"{d.name}: much the same as {twin.name}"
            else:
                kept.append(d)
                why.pop(d.name, None)
    return kept, list(why.values())


def leading(found: "list[Direction]", most: int) -> "tuple[list[Direction], list[str]]":
    """Directions towards classes that lead there, at most `most`; sentences on those that do not: what a control is called, it must do."""
    kept = [d for d in found if sum(d.effects.values()) >= NOTED]
    return kept[:most], [f"{d.name}: does not lead there, {sum(d.effects.values()):.2f}" for d in found if d not in kept]


def clear(effect: float, worst: float) -> float:
    return effect / (0.25 + float(worst))


def worst_of(d: Direction) -> "tuple[str, float]":
    """The measure that a direction disturbs most, and how much."""
    return max(((k, abs(v)) for k, v in d.side.items() if not k.startswith("class:")), key=lambda pair: pair[1], default=("nothing", 0.0))


def strength(d: Direction) -> float:
    return clear(d.effects[d.name], worst_of(d)[1])


def noted(effects: "dict[str, float]") -> "dict[str, float]":
    return {k: v for k, v in effects.items() if abs(v) >= NOTED}


def controls(trained: Trained, classifier: Classifier, labels: "dict[str, str]", say=print, effort: Effort = FULL) -> "tuple[list[dict], torch.Tensor]":
    """controls.json's list, and the vectors its rows refer to [K, 256]. `labels`: what classes are called."""
    vectors, sigmas = components(trained.sample(effort.samples, 1)[0])
    rows = [{"id": f"pc-{i + 1:02d}", "kind": "component", "label": f"Component {i + 1}", "band": "all",
             "sigma": round(max(float(s), 1e-6), 6), "vector": i} for i, s in enumerate(sigmas)]
    surveyor = Surveyor(trained, classifier, effort)
    towards, astray = surveyor.towards() if len(trained.classes) > 1 else ([], [])
    named, why = surveyor.named(MOST - len(towards), LEAST - len(towards), say)
    for sentence in (*astray, *why):
        say(f"rejected {sentence}")
    for i, d in enumerate([*named, *towards], len(rows)):
        label, low, high = WORDS[d.name] if d.name in WORDS else (f"Towards {labels[d.name[8:]]}"[:40], "away", "towards")
        rows.append({"id": d.name, "kind": "direction", "label": label, "band": d.band, "sigma": round(d.sigma, 6), "vector": i,
                     "low": low, "high": high, "effects": d.effects, "sideEffects": d.side})
        say(f"{label:24s} {d.band:10s} {d.effects} side {d.side}")
    return rows, torch.cat([vectors, *(d.vector[None] for d in (*named, *towards))]).cpu()
