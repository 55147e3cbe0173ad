"""R3GAN's loss (Huang et al. 2024): each real picture is paired with a made one, and gradient penalties on both sides."""
import torch
from torch.nn import functional as F

Tensor = torch.Tensor


def critic_loss(real: Tensor, made: Tensor) -> Tensor:
    """Scores [B] -> scalar. Low when every real picture scores above its partner."""
    return F.softplus(made - real).mean()


def generator_loss(real: Tensor, made: Tensor) -> Tensor:
    return F.softplus(real - made).mean()


def penalty(scores: Tensor, pictures: Tensor) -> Tensor:
    """Mean squared gradient of the scores over the pixels: R1 on real pictures, R2 on made ones. Needs a second derivative."""
    gradient, = torch.autograd.grad(scores.sum(), pictures, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean()
