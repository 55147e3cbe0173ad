"""Fréchet distance, precision and recall against held-out works, in features that no critic of ours ever saw.

Two references stand beside every figure: training works against held-out ones, which is the best possible, and an earlier network.
"""
import torch

from training.dataset.images import Images
from training.eyes.mobilenet import MobileNet

from .distances import covered

# Neighbours that a picture's own neighbourhood reaches to (Kynkaanniemi et al. 2019).
NEIGHBOURS = 5
FEATURES = "MobileNetV2 1.4, ImageNet, the means of its stages at strides 16 and 32 at 128 px (npm nsfwjs 4.4.0); no critic of ours saw them"


class Judges:
    """What the eyes see in held-out works, standardised on as many training works."""

    def __init__(self, images: Images, eyes: MobileNet):
        held, shown = images.part(True), images.part(False)
        order = torch.randperm(len(shown), generator=torch.Generator().manual_seed(1))[:len(held)].tolist()
        self.eyes, self.labels = eyes, images.labels[held].cpu()
        training = eyes.features(images.whole([shown[i] for i in order]))
        self.centre, self.scale = training.mean(0), training.std(0) + 1e-6
        self.held, self.training = self.standard(eyes.features(images.whole(held))), self.standard(training)

    def standard(self, raw: torch.Tensor) -> torch.Tensor:
        return ((raw - self.centre) / self.scale).double()

    def row(self, what: str, features: torch.Tensor) -> "dict[str, object]":
        precision, recall = covered(features, self.held, NEIGHBOURS), covered(self.held, features, NEIGHBOURS)
        return {"what": what, "count": len(features), "frechet": round(frechet(self.held, features), 1),
                "precision": round(precision, 3), "recall": round(recall, 3)}

    def reference(self) -> "dict[str, object]":
        return self.row("training works", self.training)

    def of(self, what: str, trained) -> "dict[str, object]":
        """As many pictures of a `Trained` as works are held out, of the same classes, from seed 11."""
        z = torch.randn(len(self.labels), 256, generator=torch.Generator().manual_seed(11))
        pictures = trained.draw(trained.w(z, trained.hot(self.labels)))
        return self.row(what, self.standard(self.eyes.features(pictures)))


def frechet(a: torch.Tensor, b: torch.Tensor) -> float:
    """Between two sets of features [n, F] taken as normal distributions (Heusel et al. 2017). 0 for the same ones."""
    gap, ca, cb = a.mean(0) - b.mean(0), torch.cov(a.t()), torch.cov(b.t())
    values, vectors = torch.linalg.eigh(ca)
    root = vectors * values.clamp(min=0).sqrt() @ vectors.t()
    both = torch.linalg.eigvalsh(root @ cb @ root).clamp(min=0).sqrt().sum()
    return float(gap @ gap + ca.trace() + cb.trace() - 2 * both)
