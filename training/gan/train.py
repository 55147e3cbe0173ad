"""Trains: `python3 -m training.gan.train --data FOLDER --out RUN`. A run that was interrupted goes on where it was.

Exit status 0: done or out of time; 2: the data, the options or a checkpoint need a person; 3: training diverged.
"""
import json
import math
import sys
import time
from pathlib import Path

import torch

from training.dataset.images import Images, load_images, report
from training.dataset.index import BadData
from training.dataset.sampler import Sampler

from .checkpoint import BadCheckpoint
from .gauge import overfitting, steer
from .grid import save_grid
from .options import Options, Stage, parse_options, parse_stages
from .saving import grown, kind, restore_random, resume, save
from .trainer import Progress, Trainer


class Diverged(Exception):
    """A loss is no longer a number. The last checkpoint stands."""


class Run:
    """The stages of a training run, with its checkpoints, statistics and grids in one folder."""

    def __init__(self, options: Options, say=print):
        self.options, self.say, self.folder = options, say, Path(options.out)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.stages = parse_stages(options.stages)
        self.began = time.monotonic()
        torch.manual_seed(options.seed)
        torch.backends.cudnn.benchmark = True
        if options.threads:
            torch.set_num_threads(options.threads)

    def start(self) -> None:
        """Throws BadData, BadCheckpoint, Diverged."""
        if not self.options.dry_run:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.options.write(self.folder)
        resolution = self.resolution_so_far() or self.stages[0].resolution
        images = self.load(resolution)
        found = resume(self.options, images.classes, self.folder, self.device)
        fresh = Progress(resolution)
        trainer, random = found or (kind(self.options).fresh(self.options, fresh, len(images.classes), self.device), None)
        at = trainer.progress
        self.say(f"{'resuming' if found else 'starting'} at {at.resolution} px, {at.seen / 1000:.1f} kimg"
                 + (", bit for bit" if random else ", from checkpoints: optimisers warm up again" if found else ""))
        if self.options.dry_run:
            return self.rehearse(trainer, self.sampler(images, at))
        for stage in self.stages:
            if stage.resolution < trainer.progress.resolution:
                continue
            if stage.resolution > trainer.progress.resolution:
                trainer, random = grown(trainer, stage.resolution), None
                images = self.load(stage.resolution)
                self.say(f"grown to {stage.resolution} px")
            sampler = self.sampler(images, trainer.progress)
            if random:
                restore_random(random, sampler)
            if not self.train_stage(stage, trainer, sampler, images):
                return

    def resolution_so_far(self) -> int:
        """That of the run in the folder, read without building anything; 0 for none."""
        from . import checkpoint
        for name in ("state.pt", "checkpoint-E.pt"):
            if (self.folder / name).exists():
                content = checkpoint.read(self.folder / name)
                return int(content.get("progress", content)["resolution"])
        return 0

    def load(self, resolution: int) -> Images:
        images = load_images(Path(self.options.data), resolution, self.options.licence)
        for line in report(images, self.folder):
            self.say(line)
        images.pixels = [p.to(self.device) for p in images.pixels]
        return images

    def sampler(self, images: Images, progress: Progress) -> Sampler:
        return Sampler(images, self.options.seed + progress.total, self.device)

    def rehearse(self, trainer: Trainer, sampler: Sampler) -> None:
        for name, module in (("generator", trainer.g), ("critic", trainer.d)):
            self.say(f"{name}: {sum(p.numel() for p in module.parameters()) / 1e6:.2f} million weights")
        began = time.monotonic()
        for _ in range(3):
            told = trainer.step(sampler, self.stages[0].kimg)
        self.say(f"three steps of {trainer.batch} in {time.monotonic() - began:.1f} s, losses {told['D']:.2f} {told['G']:.2f}; nothing written")

    def train_stage(self, stage: Stage, trainer: Trainer, sampler: Sampler, images: Images) -> bool:
        """True when the stage is done, False when time was up. Saves either way."""
        progress, options = trainer.progress, self.options
        began, first, saved, told = time.monotonic(), progress.seen, time.monotonic(), {}
        while progress.seen < stage.kimg * 1000:
            if options.seconds and time.monotonic() - self.began > options.seconds:
                save(trainer, sampler, images.classes, self.folder)
                self.say(f"time is up at {progress.seen / 1000:.1f} kimg; the same command goes on")
                return False
            before = progress.seen
            told.update(trainer.step(sampler, stage.kimg))
            if progress.steps % options.report_every == 0:
                self.tell(trainer, images, told, (progress.seen - first) / (time.monotonic() - began))
            if crossed(before, progress.seen, options.snapshot * 1000):
                self.snapshot(trainer)
            if time.monotonic() - saved > options.save_every:
                save(trainer, sampler, images.classes, self.folder)
                saved = time.monotonic()
        if progress.seen > first:
            save(trainer, sampler, images.classes, self.folder)
            self.snapshot(trainer)
        return True

    def tell(self, trainer: Trainer, images: Images, told: "dict[str, torch.Tensor]", speed: float) -> None:
        gauge = overfitting(trainer, images)
        steer(trainer, gauge)
        line = {"resolution": trainer.progress.resolution, "kimg": trainer.progress.seen / 1000,
                **{name: round(float(value), 4) for name, value in told.items()},
                "overfit": round(gauge, 4) if gauge == gauge else None, "augment": round(trainer.progress.augment, 3), "speed": round(speed, 1)}
        if not all(math.isfinite(line[name]) for name in ("D", "G")):
            raise Diverged(f"at {line['kimg']} kimg a loss is not a number. The last checkpoint stands; lower --rate or raise --gamma.")
        with open(self.folder / "stats.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        self.say(json.dumps(line))

    def snapshot(self, trainer: Trainer) -> None:
        """A grid, and the average itself in small, so that the model's page can show how it learned."""
        at = trainer.progress
        save_grid(trainer.e, self.folder / f"grid-{at.resolution}-{at.seen // 1000:05d}.jpg")


def crossed(before: int, after: int, every: float) -> bool:
    return int(before // every) != int(after // every)


def main() -> int:
    options = parse_options()
    try:
        Run(options, say=lambda line: print(line, flush=True)).start()
    except (BadData, BadCheckpoint) as error:
        print(error, file=sys.stderr)
        return 2
    except Diverged as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
