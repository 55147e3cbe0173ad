"""What the families of `fields` draw: hidden neurons stir the bent plane, and the families read it."""
import math

import torch
from torch import nn

from .features import ARGUMENTS, FAMILIES, Bloom, Facet, skewed, weave
from .waves import FIRST, linear

SECOND = 12
HIDDEN = FIRST + SECOND
COUNTS = torch.tensor([ARGUMENTS[f] for f in FAMILIES])


def arguments() -> torch.Tensor:
    """What a family reads [18, 2 + HIDDEN + 1]: frequencies in the bent plane, stirring by hidden neurons, a phase."""
    def rows(xy, stirring):
        return torch.cat([torch.tensor(xy), torch.randn(len(xy), HIDDEN) * stirring, torch.zeros(len(xy), 1)], 1)
    tide = rows([[0.3, 3.0], [-0.4, 5.2], [0.5, 9.5]], 0.26)
    bloom = rows([[1.0, 0.0], [0.0, 1.0]], 0.012)
    planes = [(0.50, 0.35), (0.62, 1.25), (0.78, 2.0), (0.56, 2.8)]
    folded = rows([[k * math.cos(a), k * math.sin(a)] for k, a in planes], 0.010)
    behind = folded.clone()
    behind[:, -1] -= 0.25
    thread = rows([[7.5, 0.6], [-0.6, 7.5]], 0.10)
    dune = rows([[3.0, 2.0], [5.0, 4.2], [12.5, 9.0]], 0.15)
    return torch.cat([tide, bloom, folded, behind, thread, dune])


class Figures(nn.Module):
    """Layers 2 (scales), 4 (hidden neurons, petals) and 5 (phases, stirring)."""

    def __init__(self, w: int):
        super().__init__()
        self.second = nn.Parameter(torch.randn(SECOND, FIRST) * 1.5 / math.sqrt(FIRST))
        self.second_scale, self.second_phase = linear(w, SECOND, 0.4), linear(w, SECOND, 1.0)
        self.arguments = nn.Parameter(arguments())
        self.scale, self.stir = linear(w, len(FAMILIES) * 3, 0.5), linear(w, len(FAMILIES), 0.8)
        self.phase, self.petals = linear(w, len(self.arguments), 1.0), linear(w, 6, 1.6)
        self.bloom, self.facet = Bloom(), Facet()
        # Folds are measured in periods, bloom's centre in the plane; the others in radians.
        self.register_buffer("phase_unit", torch.tensor([1.0] * 3 + [0.35] * 2 + [0.3] * 8 + [1.0] * 5))

    def forward(self, w: torch.Tensor, q: torch.Tensor) -> "tuple[torch.Tensor, torch.Tensor]":
        """w [B, L, W], waves [B, 2 + FIRST, N] -> hidden neurons [B, HIDDEN, N], features [B, 27, N] in order of family."""
        b = w.shape[0]
        first, one = torch.sin(q[:, 2:]), torch.ones_like(q[:, :1])
        second = self.second * (1 + torch.tanh(w[:, 4] @ self.second_scale))[:, :, None]
        second = torch.cat([second, (w[:, 4] @ self.second_phase)[:, :, None]], 2) @ torch.cat([first, one], 1)
        bell = second[:, :SECOND // 2]
        hidden = torch.cat([first, 2 / (1 + bell * bell) - 1, torch.sin(second[:, SECOND // 2:])], 1)

        scale = torch.exp(0.45 * torch.tanh(w[:, 2] @ self.scale)).reshape(b, len(FAMILIES), 3)
        stir = torch.exp(0.8 * torch.tanh(w[:, 5] @ self.stir))
        phase = (w[:, 5] @ self.phase) * self.phase_unit
        # A plane and the one a quarter behind it move together.
        phase = torch.cat([phase[:, :9], phase[:, 5:9], phase[:, 13:]], 1)
        spread = lambda of: of.repeat_interleave(COUNTS, 1)[..., None]
        matrix = torch.cat([
            self.arguments[:, :2] * spread(scale[:, :, 0]), self.arguments[:, 2:-1] * spread(stir),
            self.arguments[:, -1:] + phase[..., None]], 2)
        tide, centre, planes, thread, dune = (matrix @ torch.cat([q[:, :2], hidden, one], 1)).split(COUNTS.tolist(), 1)

        swells = skewed(torch.cat([tide, dune], 1))
        petals = w[:, 4] @ self.petals
        ringed = self.bloom(centre, scale[:, 1, 1:2], torch.softmax(3 * petals[:, :4], 1), petals[:, 4:], phase[:, :3])
        folds = self.facet(planes, scale[:, 2, 1:2], 1.3 * phase[:, 5:7])
        return hidden, torch.cat([swells[:, :3], ringed, folds, weave(torch.sin(thread)), swells[:, 3:]], 1)
