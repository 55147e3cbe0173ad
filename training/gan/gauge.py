"""How much the critic has learned by heart: what it thinks of held-out works beside the ones it was shown."""
import torch

from training.dataset.images import Images

from .trainer import Trainer

SHOWN = 64
# The gauge that adaptive augmentation steers to, and how far it moves at a time.
TARGET, NUDGE = 0.3, 0.01


@torch.no_grad()
def overfitting(trainer: Trainer, images: Images) -> float:
    """(training - held out) / (training - made), in mean scores of uncropped pictures: near 0 is good, 1 is learned by heart.
    Draws from a generator of its own, so that looking changes nothing. NaN where no work is held out."""
    random = torch.Generator().manual_seed(trainer.progress.steps)
    held, shown = images.part(True), images.part(False)
    if not held:
        return float("nan")

    def score(index: "list[int]") -> float:
        chosen = [index[int(i)] for i in torch.randint(len(index), (SHOWN,), generator=random)]
        return float(trainer.d(images.whole(chosen).to(trainer.device), images.hot(chosen).to(trainer.device)).mean())

    on_held, on_shown = score(held), score(shown)
    z = torch.randn(SHOWN, 256, generator=random).to(trainer.device)
    chosen = [shown[int(i)] for i in torch.randint(len(shown), (SHOWN,), generator=random)]
    c = images.hot(chosen).to(trainer.device)
    on_made = float(trainer.d(trainer.e(z, c), c).mean())
    gap = on_shown - on_made
    return (on_shown - on_held) / gap if abs(gap) > 1e-6 else float("nan")


def steer(trainer: Trainer, gauge: float) -> None:
    """Adaptive augmentation (Karras et al. 2020), with the held-out gauge and a low ceiling."""
    options, progress = trainer.options, trainer.progress
    if options.adaptive and gauge == gauge:
        progress.augment += NUDGE if gauge > TARGET else -NUDGE
        progress.augment = min(options.augment, max(0.0, progress.augment))
