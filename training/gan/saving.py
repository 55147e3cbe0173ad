"""Saves a trainer and takes it up again: exactly where state.pt fits the two checkpoints, else from the checkpoints alone."""
import copy
import dataclasses
from pathlib import Path

import torch

from training.dataset.sampler import Sampler

from . import checkpoint
from .checkpoint import BadCheckpoint
from .critic import Critic
from .generator import Generator
from .grow import grow_critic, grow_generator, take_over
from .options import Options
from .trainer import Progress, Trainer


def kind(options: Options) -> "type[Trainer]":
    """The trainer for a critic. The projected one is loaded only where it is asked for: its eyes are another package."""
    if options.critic == "projected":
        from .projected_trainer import ProjectedTrainer
        return ProjectedTrainer
    return Trainer


def critic_of(options: Options, resolution: int, classes: int) -> torch.nn.Module:
    if options.critic == "projected":
        from .projected import ProjectedCritic
        return ProjectedCritic(resolution, classes, options.look)
    return Critic(resolution, classes, options.width)


def save(trainer: Trainer, sampler: Sampler, classes: "list[str]", folder: Path) -> None:
    """Three files, each atomically. state.pt comes first: if the rest is cut off, it is the one that counts."""
    progress = dataclasses.asdict(trainer.progress)
    meta = {"width": trainer.options.width, "critic": trainer.options.critic, "classes": list(classes), **progress}
    checkpoint.write(folder / "state.pt", {
        "format": checkpoint.FORMAT, "progress": progress, "classes": list(classes), "width": trainer.options.width,
        "critic": trainer.options.critic, "networks": {role: checkpoint.state_of(getattr(trainer, role)) for role in "ged"},
        "optimisers": {"g": trainer.g_steps.state_dict(), "d": trainer.d_steps.state_dict()},
        "random": random_state(sampler),
    })
    for role, module in (("E", trainer.e), ("D", trainer.d)):
        checkpoint.write(checkpoint.path_of(folder, role), checkpoint.network(module, meta))


def random_state(sampler: Sampler) -> "dict[str, object]":
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []
    return {"torch": torch.get_rng_state(), "cuda": cuda, "sampler": sampler.random.get_state()}


def restore_random(state: "dict[str, object]", sampler: Sampler) -> None:
    torch.set_rng_state(state["torch"].cpu())
    if torch.cuda.is_available() and len(state["cuda"]) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all([s.cpu() for s in state["cuda"]])
    sampler.random.set_state(state["sampler"].cpu())


def resume(options: Options, classes: "list[str]", folder: Path, device: torch.device) -> "tuple[Trainer, dict | None] | None":
    """The run of a folder, and its random state if it can go on bit for bit; None where there is none.
    Throws BadCheckpoint for a damaged file and for one of another width or other classes."""
    paths = [checkpoint.path_of(folder, role) for role in checkpoint.ROLES]
    if (folder / "state.pt").exists():
        state = checkpoint.read(folder / "state.pt", "cpu")
        check_fits(state, options, classes, "state.pt")
        if not paths[0].exists() or not newer(paths[0], state):
            return exact(state, options, device)
    present = [path for path in paths if path.exists()]
    if not present:
        return None
    if len(present) == 1:
        raise BadCheckpoint(f"{present[0].name} is there, but its partner is not: both networks are needed to go on.")
    return from_checkpoints(*(checkpoint.read(path) for path in paths), options, classes, device), None


def newer(path: Path, state: dict) -> bool:
    """Whether a checkpoint put here by hand is further than the state beside it."""
    found, own = checkpoint.read(path), state["progress"]
    return (found["resolution"], found["seen"]) > (own["resolution"], own["seen"])


def check_fits(content: dict, options: Options, classes: "list[str]", name: str) -> None:
    if content["width"] != options.width:
        raise BadCheckpoint(f"{name} is of width {content['width']}; these options ask for {options.width}.")
    critic = content.get("critic", "own")
    if critic != options.critic:
        raise BadCheckpoint(f"{name} was trained with the critic {critic}; these options ask for {options.critic}.")
    if list(content["classes"]) != list(classes):
        raise BadCheckpoint(f"{name} knows the classes {', '.join(content['classes'])}; the data have {', '.join(classes)}.")


def exact(state: dict, options: Options, device: torch.device) -> "tuple[Trainer, dict]":
    trainer = kind(options).fresh(options, Progress(**state["progress"]), len(state["classes"]), device)
    for role, weights in state["networks"].items():
        checkpoint.load_state(getattr(trainer, role), weights)
    trainer.g_steps.load_state_dict(state["optimisers"]["g"])
    trainer.d_steps.load_state_dict(state["optimisers"]["d"])
    return trainer, state["random"]


def from_checkpoints(e: dict, d: dict, options: Options, classes: "list[str]", device: torch.device) -> Trainer:
    """Weights without the optimisers' memory, which is warmed up again. The generator starts from its average."""
    for content, name in ((e, "checkpoint-E.pt"), (d, "checkpoint-D.pt")):
        check_fits(content, options, classes, name)
    if e["resolution"] != d["resolution"]:
        raise BadCheckpoint(f"checkpoint-E.pt makes {e['resolution']} px, checkpoint-D.pt sees {d['resolution']} px.")
    generator = Generator(e["resolution"], len(classes), options.width)
    critic = critic_of(options, d["resolution"], len(classes))
    checkpoint.load_weights(generator, e, "checkpoint-E.pt")
    checkpoint.load_weights(critic, d, "checkpoint-D.pt")
    progress = Progress(e["resolution"], min(e["seen"], d["seen"]), augment=e.get("augment", options.augment), past=e["past"])
    return kind(options)(options, progress, generator, copy.deepcopy(generator), critic, device)


def grown(trainer: Trainer, resolution: int) -> Trainer:
    """The trainer of the next stage."""
    before = trainer.progress
    progress = Progress(resolution, augment=before.augment, past=[*before.past, [before.resolution, before.seen]])
    g = grow_generator(trainer.g, resolution)
    if trainer.options.critic == "projected":
        # Its eyes are given pictures of one size, whatever the generator's: nothing of it has to grow.
        d, d.resolution = trainer.d, resolution
    else:
        d = grow_critic(trainer.d, resolution)
    e = copy.deepcopy(g)
    take_over(e, trainer.e)
    return kind(trainer.options)(trainer.options, progress, g, e, d, trainer.device)
