"""Checkpoints: one small file a network (fp16), from which training goes on anywhere, and the exact state beside them.

checkpoint-E.pt  the generator's average     checkpoint-D.pt  the critic     state.pt  everything, to go on bit for bit
Each is written whole to a temporary file first and then takes the old one's place.
"""
import os
import pickle
import zipfile
from pathlib import Path

import torch

FORMAT = 2
# Tensors and plain values alone, so that a checkpoint from elsewhere runs nothing. PyTorch 1.13 cannot: its reader knows no floats.
SAFELY = {"weights_only": True} if int(torch.__version__.split(".")[0]) >= 2 else {}
ROLES = ("E", "D")


class BadCheckpoint(Exception):
    """A sentence that names the file and what is wrong with it."""


def path_of(folder: Path, role: str) -> Path:
    return folder / f"checkpoint-{role}.pt"


def write(path: Path, content: dict) -> None:
    """Atomic: a reader finds the old file or the new one, whole."""
    part = path.with_name(path.name + ".part")
    with open(part, "wb") as file:
        torch.save(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def read(path: Path, device: "torch.device | str" = "cpu") -> dict:
    """Throws BadCheckpoint for a file that is cut short, damaged, or something else."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
        if damaged:
            raise BadCheckpoint(f"{path.name} is damaged: {damaged} does not have the checksum it was written with.")
        content = torch.load(path, map_location=device, **SAFELY)
    except zipfile.BadZipFile:
        size = path.stat().st_size
        raise BadCheckpoint(f"{path.name} is cut short or no checkpoint: its {size} bytes have no end. Put a whole copy in its place.") from None
    except (RuntimeError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise BadCheckpoint(f"{path.name} cannot be read: {error}") from None
    found = content.get("format") if isinstance(content, dict) else None
    if found != FORMAT:
        raise BadCheckpoint(f"{path.name} has format {found}; expected {FORMAT}.")
    return content


def state_of(module: torch.nn.Module) -> "dict[str, torch.Tensor]":
    """What of a network is ours to keep: all, unless it says otherwise."""
    return module.own_state() if hasattr(module, "own_state") else module.state_dict()


def load_state(module: torch.nn.Module, state: "dict[str, torch.Tensor]") -> None:
    module.load_own(state) if hasattr(module, "load_own") else module.load_state_dict(state)


def network(module: torch.nn.Module, progress: dict) -> dict:
    """What a checkpoint of one network holds: fp16 weights in their equalised form, and how far training had come."""
    weights = {name: value.detach().half().cpu().contiguous() for name, value in state_of(module).items()}
    return {"format": FORMAT, "weights": weights, **progress}


def load_weights(module: torch.nn.Module, content: dict, name: str) -> None:
    """Throws BadCheckpoint naming the first weight that does not fit."""
    own = state_of(module)
    for key, value in content["weights"].items():
        if key not in own or own[key].shape != value.shape:
            wanted = list(own[key].shape) if key in own else "nothing of that name"
            raise BadCheckpoint(f"{name}: {key} has shape {list(value.shape)}; expected {wanted}.")
    missing = sorted(set(own) - set(content["weights"]))
    if missing:
        raise BadCheckpoint(f"{name} has no {missing[0]}.")
    load_state(module, {key: value.float() for key, value in content["weights"].items()})
