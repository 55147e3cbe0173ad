"""Differentiable augmentation (Zhao et al. 2020): brightness, saturation, contrast, translation and cutout.

The critic sees only augmented pictures, real and made, so it cannot learn the data by heart so fast, and the generator is
never asked to make an augmented picture.
"""
import torch
from torch.nn import functional as F

Tensor = torch.Tensor
SHIFT, HOLE = 0.25, 0.2


def augment(x: Tensor, p: float) -> Tensor:
    """Each transformation befalls each picture with probability p. [B, 3, h, w] -> the same shape."""
    if p <= 0:
        return x
    return cut_out(translate(recolour(x, p), p), p)


def chance(x: Tensor, p: float) -> Tensor:
    return (draw(x) < p).float()


def draw(x: Tensor) -> Tensor:
    """Uniform in 0..1, one for each picture [B, 1, 1, 1]."""
    return torch.rand(len(x), 1, 1, 1, device=x.device)


def recolour(x: Tensor, p: float) -> Tensor:
    x = x + (draw(x) - 0.5) * chance(x, p)
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * (1 + (2 * draw(x) - 1) * chance(x, p))
    level = x.mean((1, 2, 3), keepdim=True)
    return level + (x - level) * (1 + (draw(x) - 0.5) * chance(x, p))


def translate(x: Tensor, p: float) -> Tensor:
    """By whole pixels, so that a gather does and a second derivative exists: grid_sample has none."""
    b, channels, height, width = x.shape
    on = chance(x, p).flatten()
    down = (torch.rand(b, device=x.device) * 2 - 1) * SHIFT / 2 * height * on
    right = (torch.rand(b, device=x.device) * 2 - 1) * SHIFT / 2 * width * on
    rows = torch.arange(height, device=x.device)[None] + down.round().long()[:, None] + height
    columns = torch.arange(width, device=x.device)[None] + right.round().long()[:, None] + width
    # Zeros around, so that an index beside the picture finds one.
    wide = F.pad(x, (1, 1, 1, 1))
    rows, columns = (rows - height + 1).clamp(0, height + 1), (columns - width + 1).clamp(0, width + 1)
    wide = wide.gather(2, rows[:, None, :, None].expand(-1, channels, -1, width + 2))
    return wide.gather(3, columns[:, None, None, :].expand(-1, channels, height, -1))


def cut_out(x: Tensor, p: float) -> Tensor:
    height, width = x.shape[2:]
    cy, cx, on = draw(x), draw(x), chance(x, p)
    y = torch.linspace(0, 1, height, device=x.device)[None, None, :, None]
    across = torch.linspace(0, 1, width, device=x.device)[None, None, None]
    hole = ((y - cy).abs() < HOLE).float() * ((across - cx).abs() < HOLE).float()
    return x * (1 - hole * on)
