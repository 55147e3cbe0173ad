"""Batches: classes evenly, works evenly within a class, crops evenly within a work."""
import torch

from .images import Images

# Pictures that share one place of the crop: few large copies instead of many small ones.
TOGETHER = 8


class Sampler:
    """Draws training batches from its own generator, whose state is part of a checkpoint."""

    def __init__(self, images: Images, seed: int, device: torch.device):
        self.images, self.device = images, device
        self.random = torch.Generator().manual_seed(seed)
        works: "list[dict[str, list[int]]]" = [{} for _ in images.classes]
        for i in images.part(False):
            works[int(images.labels[i])].setdefault(images.rows[i].work, []).append(i)
        self.works = [list(w.values()) for w in works]
        self.eye = torch.eye(len(images.classes), device=device)

    def below(self, n: int) -> int:
        return int(torch.randint(n, (1,), generator=self.random))

    def one(self) -> int:
        crops = self.works[self.below(len(self.works))]
        crops = crops[self.below(len(crops))]
        return crops[self.below(len(crops))]

    def batch(self, count: int) -> "tuple[torch.Tensor, torch.Tensor]":
        """Pictures [count, 3, r, r] in -1..1, mirrored half of the time, and one-hot classes [count, K]."""
        index = torch.tensor([self.one() for _ in range(count)])
        pictures = torch.cat([self.crop(part) for part in index.split(TOGETHER)]).to(self.device).float() / 127.5 - 1
        mirrored = torch.rand(count, 1, 1, 1, generator=self.random).to(self.device) < 0.5
        pictures = torch.where(mirrored, pictures.flip(-1), pictures)
        labels = self.images.labels[index.to(self.images.labels.device)].to(self.device)
        return pictures.contiguous(memory_format=torch.channels_last), self.eye[labels]

    def crop(self, index: torch.Tensor) -> torch.Tensor:
        pixels = self.images.pixels[self.below(len(self.images.pixels))]
        r = self.images.resolution
        top, left = (self.below(pixels.shape[-1] - r + 1) for _ in range(2))
        return pixels[index.to(pixels.device), :, top:top + r, left:left + r]
