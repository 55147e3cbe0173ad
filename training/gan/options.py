"""Everything that decides a training run. Written to training_options.json; the command line has one flag for each."""
import argparse
import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path

# By resolution: pictures a step and the penalty's weight (sweep x 1/8, 1, 4 before a long run).
BATCH = {32: 32, 64: 16, 128: 128, 256: 64}
GAMMA = {32: 0.3, 64: 1.0, 128: 4.0, 256: 16.0}
# The projected critic's penalties are on features, whose size does not depend on the picture's.
CRITICS = {"own": None, "projected": 20.0}


@dataclass(frozen=True)
class Stage:
    """One resolution of the growth. `kimg`: thousands of pictures the critic sees of the data at this resolution."""
    resolution: int
    kimg: float


def parse_stages(text: str) -> "tuple[Stage, ...]":
    """ "32:170,64:400" -> stages. Throws ValueError unless each is a power of two and larger than the one before."""
    stages = []
    for part in text.split(","):
        resolution, _, kimg = part.partition(":")
        stages.append(Stage(int(resolution), float(kimg)))
    sizes = [s.resolution for s in stages]
    if any(size not in GAMMA for size in sizes) or sizes != sorted(set(sizes)):
        raise ValueError(f"stages {text!r}: expected growing resolutions out of {', '.join(map(str, GAMMA))}")
    return tuple(stages)


@dataclass
class Options:
    data: str = ""
    """folder of images, with index.csv"""
    out: str = "run"
    """folder for checkpoints, statistics and grids; a run there is taken up again"""
    stages: str = "32:170,64:400"
    """resolution:kimg of the growth"""
    width: float = 1.0
    """share of the full network's features"""
    critic: str = "own"
    """own: it learns to see by itself; projected: it looks through a frozen ImageNet network (training/requirements.txt)"""
    look: int = 128
    """pixels a side that the projected critic's eyes are given, at least 128"""
    batch: int = 0
    """pictures a step, a multiple of four; 0: as suits the resolution"""
    gamma: float = 0.0
    """weight of the gradient penalties; 0: as suits the resolution"""
    gamma_to: float = 0.0
    """with the projected critic: the penalties' weight falls to this; 0: it stays"""
    gamma_kimg: float = 120.0
    """kimg over which it falls"""
    gamma_times: float = 1.0
    """the gradient penalties' weight is this times as large at every resolution: what a sweep at one of them found"""
    penalty_every: int = 4
    """steps from one gradient penalty to the next"""
    rate: float = 0.0025
    """learning rate"""
    tail: float = 0.2
    """share of a stage over which the rate falls to a tenth"""
    warm_up: int = 200
    """steps over which the rate rises when the optimisers start without memory"""
    augment: float = 0.15
    """probability of each augmentation, or its ceiling if adaptive"""
    adaptive: bool = False
    """steer the augmentation by the overfitting gauge"""
    mix: float = 0.5
    """share of pictures of two latents"""
    average: float = 20.0
    """half-life of the generator's average in kimg"""
    licence: str = ""
    """licence of every image that has none in the index; leave empty to have them listed"""
    precision: str = "auto"
    """of the convolutions: fp32, bf16, or auto, which is bf16 on a GPU"""
    seed: int = 0
    snapshot: float = 25.0
    """kimg from one grid to the next"""
    save_every: float = 60.0
    """seconds from one checkpoint to the next"""
    report_every: int = 50
    """steps from one line of statistics to the next"""
    seconds: float = 0.0
    """stop after so long, with a checkpoint; 0: when the last stage is done"""
    threads: int = 0
    """CPU threads; 0: all"""
    dry_run: bool = False
    """read the data, build the networks, time three steps, write nothing"""

    def batch_at(self, resolution: int) -> int:
        return self.batch or (32 if self.critic == "projected" else BATCH[resolution])

    def gamma_at(self, resolution: int) -> float:
        return (self.gamma or CRITICS[self.critic] or GAMMA[resolution]) * self.gamma_times

    def check(self) -> None:
        """Throws ValueError with a sentence for a contradiction."""
        if self.critic not in CRITICS:
            raise ValueError(f"critic is {self.critic}; expected {' or '.join(CRITICS)}")
        stages = parse_stages(self.stages)
        for stage in stages:
            if self.batch_at(stage.resolution) % 4:
                raise ValueError(f"batch {self.batch_at(stage.resolution)} is not a multiple of four")
        if self.critic == "projected" and (self.look < 128 or self.look % 32):
            raise ValueError(f"look is {self.look}; expected at least 128 and a multiple of 32")
        if self.precision not in ("auto", "fp32", "bf16"):
            raise ValueError(f"precision is {self.precision}; expected auto, fp32 or bf16")
        if not self.data:
            raise ValueError("--data names no folder")

    def write(self, folder: Path) -> None:
        path = folder / "training_options.json"
        # Folders by name alone: where they lie is nobody's business who reads this later.
        told = {**dataclasses.asdict(self), "data": Path(self.data).name, "out": folder.name}
        text = json.dumps(told, indent=1) + "\n"
        temporary = path.with_suffix(".part")
        temporary.write_text(text)
        os.replace(temporary, path)


def parse_options(arguments: "list[str] | None" = None) -> Options:
    parser = argparse.ArgumentParser(prog="python3 -m training.gan.train", description="Trains a generator on a folder of images.")
    for field in dataclasses.fields(Options):
        flag = "--" + field.name.replace("_", "-")
        if isinstance(field.default, bool):
            parser.add_argument(flag, type=truth, nargs="?", const=True, default=field.default)
        else:
            parser.add_argument(flag, type=type(field.default), default=field.default)
    options = Options(**vars(parser.parse_args(arguments)))
    try:
        options.check()
    except ValueError as error:
        parser.error(str(error))
    return options


def truth(text: str) -> bool:
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}[text.lower()]
