"""audit.json: what a trained model can be held to, measured against works that it was never shown.

Distances are in the critic's features, standardised on the training images. The critic was trained on those images and not on the
held-out ones, so "training" rows are given beside "made" ones: they say what a perfect model would reach.
"""
import torch

from training.dataset.images import Images
from training.export.effort import FULL, Effort
from training.export.looks import hue, look
from training.export.trained import Trained, reduced
from training.fields.metrics import oklab

from .classify import Classifier
from .distances import at_least, nearest, precision_recall, sliced_wasserstein, spread

PSIS = [round(0.1 * i, 1) for i in range(13)]
HUES, ARTISTS = 12, 40
# Share of held-out works that are nearest to a training image: what "too near" is measured by.
NEAR = 0.01


class Evidence:
    """Features of what was trained on, held out and made, standardised on the first."""

    def __init__(self, trained: Trained, images: Images, effort: Effort = FULL):
        self.trained, self.images, self.effort = trained, images, effort
        shown, held = images.part(False), images.part(True)
        raw = trained.critic.features(images.whole(shown))
        self.raw_training = raw
        self.centre, self.scale = raw.mean(0), raw.std(0).clamp(min=1e-4)
        self.training, self.training_labels = self.standard(raw), images.labels[shown].to(raw.device)
        self.held_labels = images.labels[held].to(raw.device)
        self.held = self.features(images.whole(held)) if held else torch.empty(0, raw.shape[1], device=raw.device)
        self.classifier = Classifier(raw, self.training_labels, len(trained.classes))
        self.w, self.made_labels = trained.sample(effort.made, 4)
        self.pictures = trained.draw(self.w)
        self.made = self.features(self.pictures)

    def standard(self, raw: torch.Tensor) -> torch.Tensor:
        return (raw - self.centre) / self.scale

    def features(self, pictures: torch.Tensor) -> torch.Tensor:
        return self.standard(self.trained.critic.features(pictures))

    def raw(self, standard: torch.Tensor) -> torch.Tensor:
        return standard * self.scale + self.centre


def audit(evidence: Evidence) -> "dict[str, object]":
    """Everything on the model's page. Where nothing is held out, what needs it is null."""
    held = len(evidence.held) > 0
    classes = evidence.trained.classes
    return {
        "format": 1,
        "features": f"the critic's, {evidence.made.shape[1]} numbers a picture, standardised on the training images",
        "counts": {"training": len(evidence.training), "heldOut": len(evidence.held), "made": len(evidence.made)},
        "overall": against_held_out(evidence, slice(None), slice(None), slice(None)) if held else None,
        "classes": {name: class_figures(evidence, i) for i, name in enumerate(classes)} if held else None,
        "recognised": recognised(evidence) if len(classes) > 1 else None,
        "truncation": [at_psi(evidence, psi) for psi in PSIS],
        "memorisation": memorisation(evidence) if held else None,
        "shares": shares(evidence.images),
    }


def against_held_out(e: Evidence, made, held, training) -> "dict[str, object]":
    """Figures of made pictures and, as the measure to hold them by, of training images."""
    made, held = e.made[made], e.held[held]
    order = torch.randperm(len(e.training[training]), generator=torch.Generator().manual_seed(0))
    shown = e.training[training][order]
    return {
        "slicedWasserstein": {"made": round(sliced_wasserstein(made, held), 4), "training": round(sliced_wasserstein(shown, held), 4)},
        "made": precision_recall(made, held), "training": precision_recall(shown, held),
    }


def class_figures(e: Evidence, k: int) -> "dict[str, object] | None":
    if int((e.held_labels == k).sum()) < 8:
        return None
    return against_held_out(e, e.made_labels == k, e.held_labels == k, e.training_labels == k)


def recognised(e: Evidence) -> "dict[str, object]":
    """How often a classifier of training images' features takes pictures for their own class, every class counting the same."""
    found = {"chance": round(1 / len(e.trained.classes), 4), "made": round(e.classifier.accuracy(e.raw(e.made), e.made_labels), 4)}
    if len(e.held):
        found["heldOut"] = round(e.classifier.accuracy(e.raw(e.held), e.held_labels), 4)
    return found


def at_psi(e: Evidence, psi: float) -> "dict[str, object]":
    """What truncation does: w = class mean + psi (w - class mean)."""
    means = torch.stack([e.w[e.made_labels == k].mean(0) for k in range(len(e.trained.classes))])
    chosen = torch.arange(e.effort.at_psi, device=e.w.device)
    mean = means[e.made_labels[chosen]]
    pictures = e.trained.draw(mean + psi * (e.w[chosen] - mean))
    features, looks = e.features(pictures), look(pictures)
    own = features[:, None] - torch.stack([features[e.made_labels[chosen] == k].mean(0) for k in range(len(means))])[None]
    _, a, b = oklab(((pictures + 1) * 127.5).clamp(0, 255).permute(0, 2, 3, 1)).unbind(-1)
    hues = torch.stack([hue(a, b, 360 * i / HUES).mean() for i in range(HUES)])
    found = {
        "psi": psi, "diversity": round(spread(features), 4),
        "diversityWithin": round(float(own.norm(dim=2).gather(1, e.made_labels[chosen][:, None]).mean()), 4),
        "lightness": round(float(looks["lightness"].mean()), 4), "lightnessSpread": round(float(looks["lightness"].std()), 4),
        "vividness": round(float(looks["vividness"].mean()), 4), "contrast": round(float(looks["contrast"].mean()), 4),
        "detail": round(float(looks["detail"].mean()), 4), "hues": [round(float(h / hues.sum().clamp(min=1e-9)), 4) for h in hues],
    }
    if len(e.held):
        n = min(e.effort.at_psi, len(e.held))
        found["precision"] = precision_recall(features[:n], e.held[:n])["precision"]
        found["recall"] = precision_recall(features[:n], e.held[:n])["recall"]
    return found


def memorisation(e: Evidence) -> "dict[str, object]":
    """Are made pictures nearer to training images than works by the same hands that were held out are? In features and in pixels."""
    shown, held = e.images.part(False), e.images.part(True)
    tiny = lambda pictures: reduced(pictures, 16).flatten(1).cpu()
    training, out, made = tiny(e.images.whole(shown)), tiny(e.images.whole(held)), tiny(e.pictures)
    return {
        "features": nearness(nearest(e.made, e.training), nearest(e.held, e.training)),
        "pixels": nearness(nearest(made, training), nearest(out, training)),
    }


def nearness(made: torch.Tensor, held: torch.Tensor) -> "dict[str, object]":
    """`tooNear`: share of made pictures nearer than all but one in a hundred held-out works; `chance`: how likely that many or more
    were if they were no nearer than held-out works."""
    made, held = made.cpu(), held.cpu()
    marks = torch.tensor([0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95])
    limit = torch.quantile(held, NEAR)
    count = int((made < limit).sum())
    return {
        "quantiles": [round(float(m), 2) for m in marks],
        "made": [round(float(v), 4) for v in torch.quantile(made, marks)], "heldOut": [round(float(v), 4) for v in torch.quantile(held, marks)],
        "tooNear": round(count / len(made), 4), "expected": NEAR, "chance": round(at_least(count, len(made), NEAR), 4),
    }


def shares(images: Images) -> "dict[str, object]":
    """Whose pictures the data are: as counted, and as training draws them, with classes and works evenly."""
    shown = [images.rows[i] for i in images.part(False)]
    works = {name: {row.work for row in shown if row.style == name} for name in images.classes}
    counts: "dict[str, int]" = {}
    drawn: "dict[str, float]" = {}
    artist_of = {row.work: row.artist or "unknown" for row in shown}
    for row in shown:
        counts[row.artist or "unknown"] = counts.get(row.artist or "unknown", 0) + 1
    for each in works.values():
        for work in each:
            drawn[artist_of[work]] = drawn.get(artist_of[work], 0) + 1 / len(each) / len(works)
    artists = sorted(drawn, key=lambda name: (-drawn[name], name))
    classes = [{"class": name, "images": sum(row.style == name for row in shown), "works": len(works[name]), "drawn": round(1 / len(works), 4)} for name in works]
    return {
        "classes": classes,
        "artists": [{"artist": name, "images": counts[name], "drawn": round(drawn[name], 4)} for name in artists[:ARTISTS]],
        "otherArtists": {"count": max(0, len(artists) - ARTISTS), "images": sum(counts[name] for name in artists[ARTISTS:])},
    }
