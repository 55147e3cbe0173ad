"""A training step with the projected critic: one look through the eyes serves the critic and the generator."""
import copy

import torch

from training.dataset.sampler import Sampler

from .augment import augment
from .generator import Generator
from .losses import critic_loss, generator_loss, penalty
from .options import Options
from .projected import ProjectedCritic
from .trainer import Progress, Trainer

SETTLED_ON = 64


class ProjectedTrainer(Trainer):
    """As Trainer, with relativistic losses in each head and gradient penalties on what the heads are shown."""

    d: ProjectedCritic

    @classmethod
    def fresh(cls, options: Options, progress: Progress, classes: int, device: torch.device) -> "ProjectedTrainer":
        g = Generator(progress.resolution, classes, options.width)
        return cls(options, progress, g, copy.deepcopy(g), ProjectedCritic(progress.resolution, classes, options.look), device)

    def heads(self) -> "list[torch.nn.Parameter]":
        return list(self.d.heads.parameters())

    def step(self, sampler: Sampler, stage_kimg: float) -> "dict[str, torch.Tensor]":
        for optimiser in (self.g_steps, self.d_steps):
            optimiser.param_groups[0]["lr"] = self.rate(stage_kimg)
        if self.progress.total == 0:
            self.d.settle(sampler.batch(SETTLED_ON)[0])
        real, c = sampler.batch(self.batch)
        p = self.progress.augment
        made = self.g(self.latents(len(real)), c, self.options.mix, self.dtype)
        with torch.no_grad():
            on_real = self.d.see(augment(real, p))
        on_made = self.d.see(augment(made, p))
        told = {**self.critic_step(on_real, [f.detach() for f in on_made], c), **self.generator_step(on_real, on_made, c)}
        self.progress.seen += self.batch
        self.progress.steps += 1
        self.progress.warm += 1
        self.average()
        return told

    def gamma_now(self) -> float:
        """Falls evenly in proportion from `gamma` to `gamma_to`: at first the critic must not run away, later it must see small things."""
        options = self.options
        if not options.gamma_to:
            return self.gamma
        done = min(1.0, self.progress.total / 1000 / options.gamma_kimg)
        return self.gamma * (options.gamma_to / self.gamma) ** done

    def critic_step(self, on_real: "list[torch.Tensor]", on_made: "list[torch.Tensor]", c: torch.Tensor) -> "dict[str, torch.Tensor]":
        """Features of real and of made pictures, cut off from the generator."""
        every, gamma = self.options.penalty_every, self.gamma_now()
        penalised = self.progress.steps % every == 0
        self.d.heads.requires_grad_(True)
        loss = slope = margin = torch.zeros((), device=self.device)
        for head, real, made in zip(self.d.heads, on_real, on_made):
            real, made = real.detach().requires_grad_(penalised), made.detach().requires_grad_(penalised)
            high, low = head(real, c), head(made, c)
            loss = loss + critic_loss(high, low)
            margin = margin + (high - low).mean().detach() / len(self.d.heads)
            if penalised:
                slope = slope + penalty(high, real) + penalty(low, made)
        self.d_steps.zero_grad(set_to_none=True)
        (loss + gamma / 2 * every * slope if penalised else loss).backward()
        self.d_steps.step()
        told = {"D": loss.detach(), "margin": margin, "gamma": torch.tensor(gamma)}
        return {**told, "r": slope.detach()} if penalised else told

    def generator_step(self, on_real: "list[torch.Tensor]", on_made: "list[torch.Tensor]", c: torch.Tensor) -> "dict[str, torch.Tensor]":
        self.d.heads.requires_grad_(False)
        with torch.no_grad():
            high = self.d.judge(on_real, c)
        loss = sum(generator_loss(a, b) for a, b in zip(high, self.d.judge(on_made, c)))
        self.g_steps.zero_grad(set_to_none=True)
        loss.backward()
        self.g_steps.step()
        self.d.heads.requires_grad_(True)
        return {"G": loss.detach()}
