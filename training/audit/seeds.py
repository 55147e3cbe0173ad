"""Seeds that a model draws well, for rooms to begin with: `python3 -m training.audit.seeds RUN --data FOLDER --model models/ID --witness RUN`.

Every seed from 0 is drawn in the class that a new room gives it. Two estimates are added, each in standard deviations within the class: the
score of the run's own projected critic, and the realism of the picture among the training works (Kynkaanniemi et al. 2019, section 5), in
the features of the critic's eyes. The best tenth of each class is kept in model.json, one bit a seed. Eyes that took no part
in this judge what it does to quality and diversity.

Prints need more: what the network learned best of them is their seals and titles, and empty paper. Of prints those with such a mark, or with little in them, go.
"""
import argparse
import base64
import json
import sys
from pathlib import Path

import numpy as np
import torch

from training.dataset.images import Images, load_images
from training.dataset.index import BadData
from training.export.export import class_means
from training.export.trained import CHUNK, Trained, open_trained
from training.eyes.mobilenet import MobileNet, NoEyes, fetched
from training.gan import checkpoint
from training.gan.generator import Z
from training.gan.projected import ProjectedCritic

from .judged import Judges
from .seed_latents import latents

# As core/picture/recipe begins a room.
PSI = 0.8
SEEDS, KEPT, NEIGHBOURS = 20_000, 0.1, 3
PRINTS = ("ukiyo-e",)
# Levels of 255 by which a pixel of a seal is redder than its other colours, and the part of a picture that may be so.
SEAL, SEALED = 70, 0.004
# Levels by which a title's column at a border is warmer than what lies beside it.
TITLE = 8
# Of blocks of a sixteenth of the side, those with a deviation of so many levels have something in them; and how many of them have to.
SOMETHING, FULL = 6, 0.4


class Taste:
    """Two estimates of how much a picture looks like the works that a run was trained on."""

    def __init__(self, critic: ProjectedCritic, images: Images):
        self.critic = critic
        works = self.features(images.whole(images.part(False)))
        self.centre, self.scale = works.mean(0), works.std(0) + 1e-6
        works = (works - self.centre) / self.scale
        reach = torch.cdist(works, works).kthvalue(min(NEIGHBOURS + 1, len(works)), dim=1).values
        # Works that stand alone reach everywhere: the half that does is left out.
        usual = reach <= reach.median()
        self.works, self.reach = works[usual], reach[usual]

    def features(self, pictures: torch.Tensor) -> torch.Tensor:
        """[n, 3, r, r] -> the means of the eyes' two coarsest scales, [n, F]"""
        seen = (self.critic.eyes(self.critic.enlarged(part))[2:] for part in pictures.split(CHUNK))
        return torch.cat([torch.cat([f.mean((2, 3)) for f in scales], 1) for scales in seen])

    def realism(self, pictures: torch.Tensor) -> torch.Tensor:
        """[n]: above 1 within the neighbourhood of some work."""
        made = (self.features(pictures) - self.centre) / self.scale
        return torch.cat([(self.reach[None] / torch.cdist(part, self.works)).max(1).values for part in made.split(256)])

    def scores(self, pictures: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        return torch.cat([self.critic(a, b) for a, b in zip(pictures.split(CHUNK), c.split(CHUNK))])


def drawn(trained: Trained, means: torch.Tensor, seeds: np.ndarray) -> "tuple[torch.Tensor, torch.Tensor]":
    """What rooms begin with: pictures of seeds and their classes."""
    labels = torch.from_numpy(seeds % len(trained.classes))
    w = trained.w(torch.from_numpy(latents(seeds, Z)), trained.hot(labels))
    return trained.draw(means[labels] + PSI * (w - means[labels])), labels


def best(values: torch.Tensor, labels: torch.Tensor, kept: float) -> torch.Tensor:
    """Which of [n] are in the best part of their class, by the sum of the columns of `values` [n, k] in deviations within the class."""
    chosen = torch.zeros(len(values), dtype=torch.bool)
    for k in labels.unique():
        own = (labels == k).nonzero().squeeze(1)
        sums = ((values[own] - values[own].mean(0)) / (values[own].std(0) + 1e-9)).sum(1)
        chosen[own[sums.argsort(descending=True)[: round(len(own) * kept)]]] = True
    return chosen


def marked(pictures: torch.Tensor) -> torch.Tensor:
    """Which of [n, 3, r, r] in -1..1 have a print's seal or title, or little in them."""
    r = pictures.shape[-1]
    levels = (pictures.clamp(-1, 1) + 1) * 127.5
    red, green, blue = levels.unbind(1)
    sealed = ((red - torch.maximum(green, blue) > SEAL) & (red > 2 * SEAL)).float().mean((1, 2)) >= SEALED
    warmth = (red - (green + blue) / 2)[:, r // 32:r // 2]

    def title(at: "tuple[float, float]", beside: "tuple[float, float]") -> torch.Tensor:
        own, other = (warmth[:, :, round(a * r):round(b * r)].mean((1, 2)) for a, b in (at, beside))
        return own - other >= TITLE

    light = 0.3 * red + 0.59 * green + 0.11 * blue
    side = r // 16
    blocks = light[:, :16 * side, :16 * side].reshape(-1, 16, side, 16, side).permute(0, 1, 3, 2, 4).flatten(3)
    empty = (blocks.std(3, unbiased=False) > SOMETHING).float().mean((1, 2)) <= FULL
    return sealed | title((0.906, 0.984), (0.6875, 0.844)) | title((0.016, 0.078), (0.156, 0.3125)) | empty


def unmarked(chosen: torch.Tensor, labels: torch.Tensor, marks: torch.Tensor, prints: "list[int]") -> torch.Tensor:
    """Of those chosen, [n] of bool, all but marked prints."""
    return chosen & ~(marks & torch.isin(labels, torch.tensor(prints, dtype=labels.dtype)))


@torch.no_grad()
def choose(trained: Trained, taste: Taste, count: int, kept: float, say=print) -> np.ndarray:
    """Which of the seeds below `count` are kept, [count] of bool."""
    means, values, labels, marks = class_means(trained, 4096), [], [], []
    for start in range(0, count, 1000):
        pictures, own = drawn(trained, means, np.arange(start, min(count, start + 1000)))
        values.append(torch.stack([taste.scores(pictures, trained.hot(own)), taste.realism(pictures)], 1))
        labels.append(own)
        marks.append(marked(pictures))
        say(f"{min(count, start + 1000)} of {count}")
    classes = torch.cat(labels)
    prints = [i for i, name in enumerate(trained.classes) if name in PRINTS]
    return unmarked(best(torch.cat(values), classes, kept), classes, torch.cat(marks), prints).numpy()


def packed(chosen: np.ndarray) -> "dict[str, object]":
    """As model.json keeps it: bit i of the bytes, from the lowest, says whether seed i is kept."""
    return {"of": len(chosen), "good": base64.b64encode(np.packbits(chosen, bitorder="little").tobytes()).decode()}


@torch.no_grad()
def judged(trained: Trained, judges: Judges, chosen: np.ndarray) -> "dict[str, dict[str, object]]":
    """The same figures of seeds that were chosen, and of any as they come, as many of each class as works of it are held out."""
    means, rows, classes = class_means(trained, 4096), {}, len(trained.classes)
    for what, seeds in (("chosen", np.flatnonzero(chosen)), ("any", np.arange(len(chosen)))):
        take = np.concatenate([seeds[seeds % classes == k][: int((judges.labels == k).sum())] for k in range(classes)])
        pictures, _ = drawn(trained, means, take)
        rows[what] = judges.row(what, judges.standard(judges.eyes.features(pictures)))
    return rows


def main(arguments: "list[str]") -> int:
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("run", type=Path)
    asks.add_argument("--data", type=Path, required=True)
    asks.add_argument("--model", type=Path, required=True)
    asks.add_argument("--witness", type=Path, default=None)
    asks.add_argument("--seeds", type=int, default=SEEDS)
    asks.add_argument("--threads", type=int, default=1)
    asked = asks.parse_args(arguments)
    torch.set_num_threads(asked.threads)
    try:
        state = checkpoint.read(checkpoint.path_of(asked.run, "D"))
        images = load_images(asked.data, int(state["resolution"]), sizes=(1.0,))
        trained = open_trained(asked.run, images, None, witness=asked.witness)
        critic = ProjectedCritic(int(state["resolution"]), len(images.classes)).eval().requires_grad_(False)
        critic.load_own(state["weights"])
        chosen = choose(trained, Taste(critic, images), asked.seeds, KEPT)
        eyes = MobileNet(fetched())
    except (BadData, NoEyes, checkpoint.BadCheckpoint, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    file = asked.model / "model.json"
    rows = judged(trained, Judges(images, eyes), chosen)
    print(json.dumps(rows))
    figures = {what: {name: row[name] for name in ("precision", "recall")} for what, row in rows.items()}
    seeds = {**packed(chosen), "judged": figures}
    file.write_text(json.dumps({**json.loads(file.read_text()), "seeds": seeds}, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
