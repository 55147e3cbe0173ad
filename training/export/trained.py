"""What training left, ready to be used: scales folded, weights rounded to fp16, nothing that depends on a batch."""
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from training.dataset.images import Images
from training.gan import checkpoint
from training.gan.critic import Critic, group_spread
from training.gan.generator import W, Generator, StyledConv
from training.gan.layers import fold
from training.upscaler.network import Interpolate, Soft, Upscaler

NATIVE = 256
CHUNK = 32


@dataclass
class Trained:
    """A generator and its critic at inference. `enlarge` is None for a generator of 256 px."""
    generator: Generator
    critic: "Judge"
    enlarge: "nn.Module | None"
    classes: "list[str]"
    progress: "dict[str, object]"

    @property
    def resolution(self) -> int:
        return self.generator.resolution

    @property
    def device(self) -> torch.device:
        return next(self.generator.parameters()).device

    def to(self, device: "torch.device | str") -> "Trained":
        """The same networks, moved."""
        for module in (self.generator, self.critic, self.enlarge):
            if module is not None:
                module.to(device)
        for part in self.generator.modules():
            if isinstance(part, StyledConv):
                part.settle()
        return self

    def w(self, z: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        """[n, 256]"""
        z, c = z.to(self.device), c.to(self.device)
        return torch.cat([self.generator.mapping(a, b) for a, b in zip(z.split(1024), c.split(1024))])

    def draw(self, w: torch.Tensor) -> torch.Tensor:
        """w [n, 256] or [n, layers, 256] -> pictures [n, 3, r, r] at the generator's own resolution, in -1..1, as bytes would keep them."""
        layers, w = self.generator.layers, w.to(self.device)
        w = w[:, None].expand(-1, layers, -1) if w.dim() == 2 else w
        made = torch.cat([self.generator.synthesis(part) for part in w.split(CHUNK)])
        return made.clamp(-1, 1)

    def hot(self, index: torch.Tensor) -> torch.Tensor:
        return torch.eye(len(self.classes), device=self.device)[index.to(self.device)]

    def sample(self, count: int, seed: int) -> "tuple[torch.Tensor, torch.Tensor]":
        """w [count, 256] of random seeds, and their classes, evenly."""
        random = torch.Generator().manual_seed(seed)
        labels = torch.arange(count, device=self.device) % len(self.classes)
        return self.w(torch.randn(count, W, generator=random), self.hot(labels)), labels


class Judge(nn.Module):
    """The critic without batch statistics: the spread of a group is set to what it is on the data."""

    def __init__(self, critic: Critic, spread: float = 0.0):
        super().__init__()
        self.critic = critic
        self.register_buffer("spread", torch.tensor(float(spread)))

    def features(self, pictures: torch.Tensor) -> torch.Tensor:
        """Pictures [n, 3, r, r] in -1..1 -> [n, F]"""
        return torch.cat([self.of(part.to(self.spread.device)) for part in pictures.split(CHUNK)])

    def of(self, pictures: torch.Tensor) -> torch.Tensor:
        """Pictures of its own resolution, or of a multiple of it."""
        h = self.critic.trunk(reduced(pictures, self.critic.resolution))
        return self.critic.features(h, self.spread.reshape(1, 1, 1, 1).expand(pictures.shape[0], 1, 1, 1))

    def scores(self, pictures: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        return self.critic.judge(self.features(pictures), c.to(self.spread.device))


@torch.no_grad()
def open_trained(run: Path, images: Images, enlarger: "Path | None", device: "torch.device | str" = "cpu", witness: "Path | None" = None) -> Trained:
    """The networks of a run's two checkpoints. A projected critic has eyes that are not ours to ship: its model takes the critic of
    another run, `witness`: of one on the same data, or of one on others, which then says nothing of classes. Throws BadCheckpoint; ValueError
    when the data have other classes or a witness is missing."""
    e, d = (checkpoint.read(checkpoint.path_of(run, role)) for role in checkpoint.ROLES)
    if d.get("critic", "own") == "projected":
        if witness is None:
            raise ValueError("this run has a projected critic, whose eyes are not shipped: --witness names a run whose critic looks at pictures for the app")
        d = checkpoint.read(checkpoint.path_of(witness, "D"))
    classes = list(e["classes"])
    known = list(d["classes"])
    if classes != images.classes or (witness is None and known != classes):
        raise ValueError(f"the run knows the classes {', '.join(classes)}; the data have {', '.join(images.classes)}")
    generator = Generator(e["resolution"], len(classes), e["width"])
    critic = Critic(d["resolution"], len(known), d["width"])
    checkpoint.load_weights(generator, e, "checkpoint-E.pt")
    checkpoint.load_weights(critic, d, "checkpoint-D.pt")
    if known != classes:
        critic.forget_classes(len(classes))
    for module in (generator, critic):
        fold(module, half=True).eval().requires_grad_(False)
    progress = {**{name: e[name] for name in ("resolution", "seen", "past", "width")}, "critic": e.get("critic", "own"), "stranger": known != classes}
    return Trained(generator, Judge(critic, usual_spread(critic, images)), enlarge(generator.resolution, enlarger), classes, progress).to(device)


def usual_spread(critic: Critic, images: Images) -> float:
    """The mean spread within groups of four training pictures of random classes, which is what the critic is used to."""
    shown = images.part(False)
    order = torch.randperm(len(shown), generator=torch.Generator().manual_seed(0))[:256].tolist()
    pictures = images.whole([shown[i] for i in order])
    count = len(pictures) // 4 * 4
    return float(group_spread(critic.trunk(reduced(pictures[:count], critic.resolution))).mean())


def enlarge(resolution: int, weights: "Path | None") -> "nn.Module | None":
    """From the generator's resolution to 256 px. Learned where the factor is four and weights are given; soft where a generator is small."""
    factor = NATIVE // resolution
    if factor == 1:
        return None
    if factor == 4 and weights:
        return load_upscaler(weights)
    return (Soft if factor >= 4 else Interpolate)(factor).requires_grad_(False)


def load_upscaler(path: Path) -> Upscaler:
    """Throws BadCheckpoint."""
    upscaler = Upscaler()
    checkpoint.load_weights(upscaler, checkpoint.read(path), path.name)
    return upscaler.eval().requires_grad_(False)


def reduced(pictures: torch.Tensor, resolution: int) -> torch.Tensor:
    """Box filter from a multiple of `resolution`; what is smaller, which a critic of other pictures may be shown, is enlarged softly."""
    # A number, also while a graph is traced, where shapes are tensors.
    side = int(pictures.shape[-1])
    if side < resolution:
        return F.interpolate(pictures, size=(resolution, resolution), mode="bilinear", align_corners=False)
    return F.avg_pool2d(pictures, side // resolution) if side > resolution else pictures
