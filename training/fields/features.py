"""Shapes that several families of `fields` draw with: edges, swells, discs, profiles."""
import torch


def column(knob: torch.Tensor) -> torch.Tensor:
    """[B, n] -> [B, n, 1, 1]"""
    return knob[:, :, None, None]


def sharpness(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """How many times as sharp as at 256 px edges are, from the pixel centres' distance: x [W], y [H] -> [1, 1, 1, 1].

    The picture's whole side is rounded to a whole number, so that tiles of one picture agree to the bit."""
    pitch = lambda of: (of[-1] - of[0]) / torch.clamp(torch.ones_like(of).sum() - 1, min=1)
    side = torch.round(2 / torch.clamp(torch.maximum(pitch(x), pitch(y)), min=2.0 / 8192))
    return (torch.clamp(side, 64, 8192) / 256).reshape(1, 1, 1, 1)


def edge(distance: torch.Tensor, sharp) -> torch.Tensor:
    """1 where a signed distance is positive, 0 where it is negative; `sharp` per unit of the picture's half side."""
    return torch.sigmoid(sharp * distance)


def skewed(waves: torch.Tensor) -> torch.Tensor:
    """A swell with one soft and one steep side, -1..1: a gradient that ends in an edge."""
    return torch.sin(waves + 0.95 * torch.sin(waves))


def between(low: torch.Tensor, high: torch.Tensor, t) -> torch.Tensor:
    return low + (high - low) * t


def mixed(matrix: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """matrix [B, R, C] or [R, C] of rows [B, C, H, W] -> [B, R, H, W]"""
    made = matrix @ rows.flatten(2)
    return made.reshape(made.shape[0], made.shape[1], rows.shape[2], rows.shape[3])


def layered(masks: torch.Tensor, levels: torch.Tensor, ground: torch.Tensor) -> torch.Tensor:
    """What lies on what: masks [B, n, H, W], each inside the one before it (far to near), their levels [B, n, H, W] and what is
    behind them all [B, 1, H, W] -> [B, 1, H, W]."""
    below = torch.cat([ground.expand(-1, -1, *levels.shape[2:]), levels[:, :-1]], 1)
    return ground + (masks * (levels - below)).sum(1, keepdim=True)
