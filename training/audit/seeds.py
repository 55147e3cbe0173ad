"""Seeds that a model draws well, for rooms to begin with: `python3 -m training.audit.seeds RUN --data FOLDER --model models/ID --witness RUN`.

Every seed from 0 is drawn in the class that a new room gives it. Two estimates are added, each in standard deviations within the class: the
score of the run's own projected critic, and the realism of the picture among the training works (Kynkaanniemi et al. 2019, section 5), in
the features of the critic's eyes. The best tenth of each class is kept in model.json, one bit a seed. Eyes that took no part
in this judge what it does to quality and diversity.
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


@torch.no_grad()
def choose(trained: Trained, taste: Taste, count: int, kept: float, say=print) -> np.ndarray:
    """Which of the seeds below `count` are kept, [count] of bool."""
    means, values, labels = class_means(trained, 4096), [], []
    for start in range(0, count, 1000):
        pictures, own = drawn(trained, means, np.arange(start, min(count, start + 1000)))
        values.append(torch.stack([taste.scores(pictures, trained.hot(own)), taste.realism(pictures)], 1))
        labels.append(own)
        say(f"{min(count, start + 1000)} of {count}")
    return best(torch.cat(values), torch.cat(labels), kept).numpy()


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
