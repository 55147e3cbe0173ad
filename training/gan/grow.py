"""Growth to the next resolution: what was learned is kept, and the new stage adds nothing at first."""
import math

import torch
from torch import nn

from .critic import Critic
from .generator import Generator


@torch.no_grad()
def grow_generator(small: Generator, resolution: int) -> Generator:
    """A generator of `resolution` px that makes the small one's pictures, enlarged."""
    grown = Generator(resolution, small.classes, small.width).to(next(small.parameters()).device)
    take_over(grown, small)
    last = grown.synthesis.blocks[str(resolution // 2)]
    nn.init.zeros_(last.rgb.weight)
    return grown


@torch.no_grad()
def grow_critic(small: Critic, resolution: int) -> Critic:
    """A critic of `resolution` px that thinks what the small one does of the picture at half the size."""
    grown = Critic(resolution, small.classes, small.width).to(next(small.parameters()).device)
    take_over(grown, small)
    new = grown.stages[str(resolution)]
    for conv in (new.second, new.skip):
        nn.init.zeros_(conv.weight)
        nn.init.zeros_(conv.bias)
    # Its old input was all there was; now it is one of two that are averaged.
    for parameter in grown.stages[str(small.resolution)].from_rgb.parameters():
        parameter.mul_(math.sqrt(2))
    return grown


def take_over(grown: nn.Module, small: nn.Module) -> None:
    """Throws RuntimeError if the small network has a part that the grown one lacks."""
    found = grown.load_state_dict(small.state_dict(), strict=False)
    if found.unexpected_keys:
        raise RuntimeError(f"cannot grow: {found.unexpected_keys[0]} has no place in the larger network")
