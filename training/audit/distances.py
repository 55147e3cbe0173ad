"""How far two sets of pictures are apart, in standardised features [n, F]."""
import math

import torch

SLICES, NEAREST = 256, 3
QUANTILES = torch.linspace(0.005, 0.995, 100)


def sliced_wasserstein(a: torch.Tensor, b: torch.Tensor, seed: int = 0) -> float:
    """Mean distance between the two sets' quantiles over random directions (Rabin et al. 2011); 0 for the same distribution, about
    1 where they are a standard deviation apart everywhere."""
    axes = torch.randn(a.shape[1], SLICES, generator=torch.Generator().manual_seed(seed))
    axes = (axes / axes.norm(dim=0)).to(a.device)
    return float((quantiles(a @ axes) - quantiles(b @ axes)).abs().mean())


def quantiles(x: torch.Tensor) -> torch.Tensor:
    return torch.quantile(x, QUANTILES.to(x.device), dim=0)


def radii(x: torch.Tensor, nearest: int = NEAREST) -> torch.Tensor:
    """Distance of each point to its third nearest neighbour in the set, or as many as `nearest` says."""
    return torch.cdist(x, x).kthvalue(min(nearest + 1, len(x)), dim=1).values


def covered(points: torch.Tensor, by: torch.Tensor, nearest: int = NEAREST) -> float:
    """Share of points within the neighbourhood of at least one point of `by` (Kynkaanniemi et al. 2019)."""
    return float((torch.cdist(points, by) <= radii(by, nearest)[None]).any(1).float().mean())


def precision_recall(made: torch.Tensor, real: torch.Tensor) -> "dict[str, float]":
    """Precision: made pictures that could be real. Recall: real pictures that could have been made. Of equally many of both."""
    n = min(len(made), len(real))
    made, real = made[:n], real[:n]
    return {"precision": round(covered(made, real), 4), "recall": round(covered(real, made), 4), "count": n}


def spread(x: torch.Tensor) -> float:
    """Mean distance between two different points."""
    n = len(x)
    return float(torch.cdist(x, x).sum() / (n * (n - 1)))


def nearest(points: torch.Tensor, to: torch.Tensor) -> torch.Tensor:
    return torch.cat([torch.cdist(part, to).min(1).values for part in points.split(256)])


def at_least(count: int, of: int, chance: float) -> float:
    """Probability of `count` or more successes in `of` trials."""
    logs = [math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(chance) + (of - k) * math.log1p(-chance)
            for k in range(count, of + 1)]
    return min(1.0, sum(math.exp(x) for x in logs))
