"""One training step: the critic's, the generator's, the average's. Knows nothing of files, time or stages."""
import copy
import math
from dataclasses import dataclass, field

import torch

from training.dataset.sampler import Sampler

from .augment import augment
from .critic import Critic
from .generator import Z, Generator
from .losses import critic_loss, generator_loss, penalty
from .options import Options

BETAS = (0.0, 0.99)


@dataclass
class Progress:
    """How far training has come. `seen`: pictures of the data at this resolution; `steps`: of this stage; `warm`: steps since the
    optimisers began to remember; `past`: resolution and pictures seen of earlier stages."""
    resolution: int
    seen: int = 0
    steps: int = 0
    warm: int = 0
    augment: float = 0.0
    past: "list[list[int]]" = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.seen + sum(seen for _, seen in self.past)


class Trainer:
    """Generator G, its average E and critic D, with their optimisers."""

    def __init__(self, options: Options, progress: Progress, g: Generator, e: Generator, d: Critic, device: torch.device):
        self.options, self.progress, self.device = options, progress, device
        if not options.adaptive:
            progress.augment = options.augment
        self.g, self.e, self.d = (m.to(device, memory_format=torch.channels_last) for m in (g, e, d))
        self.e.requires_grad_(False)
        self.g_steps = torch.optim.Adam(self.g.parameters(), options.rate, BETAS)
        self.d_steps = torch.optim.Adam([p for p in self.d.parameters() if p.requires_grad], options.rate, BETAS)
        self.batch = options.batch_at(progress.resolution)
        self.gamma = options.gamma_at(progress.resolution)
        # Lower precision for the convolutions; norms, scores and penalties stay in fp32.
        short = options.precision == "bf16" or options.precision == "auto" and device.type == "cuda"
        self.dtype = torch.bfloat16 if short else torch.float32

    @classmethod
    def fresh(cls, options: Options, progress: Progress, classes: int, device: torch.device) -> "Trainer":
        g = Generator(progress.resolution, classes, options.width)
        return cls(options, progress, g, copy.deepcopy(g), Critic(progress.resolution, classes, options.width), device)

    def latents(self, count: int) -> torch.Tensor:
        return torch.randn(count, Z, device=self.device)

    def step(self, sampler: Sampler, stage_kimg: float) -> "dict[str, torch.Tensor]":
        """Draws two batches and improves both networks. Returns detached scalars for the statistics."""
        rate = self.rate(stage_kimg)
        for optimiser in (self.g_steps, self.d_steps):
            optimiser.param_groups[0]["lr"] = rate
        told = self.critic_step(*sampler.batch(self.batch))
        told.update(self.generator_step(*sampler.batch(self.batch)))
        self.progress.seen += self.batch
        self.progress.steps += 1
        self.progress.warm += 1
        self.average()
        return told

    def rate(self, stage_kimg: float) -> float:
        """Rises while the optimisers warm up; falls along a cosine to a tenth over the stage's tail."""
        options, done = self.options, self.progress.seen / (1000 * stage_kimg)
        warm = min(1.0, 0.05 + self.progress.warm / max(1, options.warm_up))
        into = min(1.0, max(0.0, (done - (1 - options.tail)) / max(options.tail, 1e-9)))
        return options.rate * warm * (0.55 + 0.45 * math.cos(math.pi * into))

    def critic_step(self, real: torch.Tensor, c: torch.Tensor) -> "dict[str, torch.Tensor]":
        p, every = self.progress.augment, self.options.penalty_every
        penalised = self.progress.steps % every == 0
        dtype = torch.float32 if penalised else self.dtype
        with torch.no_grad():
            made = self.g(self.latents(len(real)), c, self.options.mix, self.dtype)
        real = augment(real, p).requires_grad_(penalised)
        made = augment(made, p).requires_grad_(penalised)
        on_real, on_made = self.d(real, c, dtype), self.d(made, c, dtype)
        loss = total = critic_loss(on_real, on_made)
        told = {"D": loss.detach(), "margin": (on_real - on_made).mean().detach()}
        if penalised:
            slope = penalty(on_real, real) + penalty(on_made, made)
            total = loss + self.gamma / 2 * every * slope
            told["r"] = slope.detach()
        self.d_steps.zero_grad(set_to_none=True)
        total.backward()
        self.d_steps.step()
        return told

    def generator_step(self, real: torch.Tensor, c: torch.Tensor) -> "dict[str, torch.Tensor]":
        p = self.progress.augment
        self.d.requires_grad_(False)
        made = self.g(self.latents(len(real)), c, self.options.mix, self.dtype)
        with torch.no_grad():
            on_real = self.d(augment(real, p), c, self.dtype)
        loss = generator_loss(on_real, self.d(augment(made, p), c, self.dtype))
        self.g_steps.zero_grad(set_to_none=True)
        loss.backward()
        self.g_steps.step()
        self.d.requires_grad_(True)
        return {"G": loss.detach()}

    @torch.no_grad()
    def average(self) -> None:
        """Moves E towards G; early on with a shorter memory, so that the first pictures do not linger."""
        half_life = min(self.options.average * 1000, self.progress.seen * 0.05)
        share = 1 - 0.5 ** (self.batch / max(half_life, 1e-8))
        for mean, now in zip(self.e.parameters(), self.g.parameters()):
            mean.lerp_(now, share)
