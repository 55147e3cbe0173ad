"""The same latents again and again: what training looks like."""
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .generator import Z, Generator

SIDE = 8


def fixed_latents(classes: int, count: int = SIDE * SIDE) -> "tuple[torch.Tensor, torch.Tensor]":
    """z [count, 256] and one-hot classes [count, K] in turn, the same for every run."""
    z = torch.randn(count, Z, generator=torch.Generator().manual_seed(1))
    return z, torch.eye(classes)[torch.arange(count) % classes]


def to_bytes(pictures: torch.Tensor) -> torch.Tensor:
    """[B, 3, h, w] in -1..1 -> uint8 [B, h, w, 3]"""
    return (pictures * 127.5 + 128).clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)


def tile(pictures: np.ndarray, columns: int) -> Image.Image:
    """uint8 [n, h, w, 3] side by side, row by row; missing ones are white."""
    n, h, w, _ = pictures.shape
    rows = -(-n // columns)
    sheet = np.full((rows * h, columns * w, 3), 255, np.uint8)
    for i, picture in enumerate(pictures):
        y, x = divmod(i, columns)
        sheet[y * h:(y + 1) * h, x * w:(x + 1) * w] = picture
    return Image.fromarray(sheet)


@torch.no_grad()
def save_grid(generator: Generator, path: Path) -> None:
    device = next(generator.parameters()).device
    z, c = fixed_latents(generator.classes)
    made = [to_bytes(generator(a.to(device), b.to(device))).cpu().numpy() for a, b in zip(z.split(16), c.split(16))]
    tile(np.concatenate(made), SIDE).save(path, quality=88)
