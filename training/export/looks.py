"""What a landscape looks like, in numbers: each measure maps pictures [B, 3, h, w] in -1..1 to [B]."""
import torch
from torch.nn import functional as F

from training.fields.metrics import measure, oklab

# id: label, what less of it is, what more of it is.
WORDS = {
    "lightness": ("Lightness", "darker", "lighter"), "contrast": ("Contrast", "softer", "stronger"),
    "vividness": ("Vividness", "muted", "vivid"), "warmth": ("Warmth", "cooler", "warmer"),
    "rose": ("Rose", "greener", "rosier"), "variety": ("Variety", "one hue", "many hues"),
    "detail": ("Detail", "calmer", "busier"), "flow": ("Flow", "upright", "lying"),
    "symmetry": ("Symmetry", "free", "mirrored"), "glow": ("Glow", "light at the rim", "light at the heart"),
    "drift": ("Drift", "light from the left", "light from the right"), "edges": ("Edges", "even", "cut"),
    "shadow": ("Shadow", "open", "deep"), "horizon": ("Horizon", "high", "low"),
    "sky": ("Sky", "dark above", "light above"), "water": ("Water", "dry land", "blue below"),
    "green": ("Green", "bare", "green"), "dusk": ("Dusk", "day", "evening sky"),
    "calm": ("Calm sky", "painted sky", "calm sky"), "foreground": ("Foreground", "open ground", "busy ground"),
    "distance": ("Distance", "near", "far and hazy"),
}


def look(pictures: torch.Tensor) -> "dict[str, torch.Tensor]":
    """All measures of WORDS."""
    rgb = ((pictures + 1) * 127.5).clamp(0, 255).permute(0, 2, 3, 1)
    general = measure(rgb)
    lab = oklab(rgb)
    lightness, a, b = lab.unbind(-1)
    height = lightness.shape[1]
    top, bottom = slice(0, height * 2 // 5), slice(height * 3 // 5, height)
    steps = (lightness[:, 1:, 1:] - lightness[:, :-1, 1:]).abs() + (lightness[:, 1:, 1:] - lightness[:, 1:, :-1]).abs()
    blue, green, orange = hue(a, b, -100), hue(a, b, 135), hue(a, b, 60)
    own = {
        "horizon": horizon(lightness),
        "sky": lightness[:, top].mean((1, 2)) - lightness[:, bottom].mean((1, 2)),
        "water": blue[:, bottom].mean((1, 2)),
        "green": green.mean((1, 2)),
        "dusk": orange[:, top].mean((1, 2)) - blue[:, top].mean((1, 2)),
        "calm": -steps[:, top].mean((1, 2)),
        "foreground": steps[:, bottom].mean((1, 2)) - steps[:, top].mean((1, 2)),
        "distance": -(lightness[:, height // 3:height * 2 // 3].flatten(1).std(1)),
    }
    return {name: own.get(name, general.get(name)) for name in WORDS}


def hue(a: torch.Tensor, b: torch.Tensor, degrees: float) -> torch.Tensor:
    """How much of a hue a pixel has: its chroma along that direction of OKLab's plane, nothing on the other side."""
    angle = torch.tensor(degrees * torch.pi / 180)
    along, across = a * torch.cos(angle) + b * torch.sin(angle), b * torch.cos(angle) - a * torch.sin(angle)
    return F.relu(along - across.abs())


def horizon(lightness: torch.Tensor) -> torch.Tensor:
    """Where lightness changes most from row to row, 0 at the top, 1 at the bottom: the mean of rows weighted by the change squared."""
    rows = lightness.mean(2)
    smooth = F.avg_pool1d(rows[:, None], 5, stride=1)[:, 0]
    change = (smooth[:, 3:] - smooth[:, :-3]).square() + 1e-6
    place = torch.linspace(0, 1, change.shape[1], device=change.device)
    return (change * place).sum(1) / change.sum(1)
