"""The distilled predictor: a picture at 128 px -> its style, as the teacher's predictor sees it at 256 px.

`python3 -m training.finish.predictor --styles styles.npz --out RUN --seconds N` trains it; the last line says how much of the held-out
styles' variance it explains (R2).
"""
import argparse
import copy
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .teacher import STYLE

WIDTHS, KERNELS, STRIDES = (24, 48, 96, 160, 160), (5, 3, 3, 3, 3), (2, 2, 2, 2, 1)
# Levels whose means are looked at: grain as well as forms.
READ = (1, 2, 4)


class Predictor(nn.Module):
    """rgb [B, 3, 128, 128] in 0..255 -> style [B, 100]"""

    def __init__(self):
        super().__init__()
        ins = (3, *WIDTHS)
        self.convs = nn.ModuleList(nn.Conv2d(ins[i], ins[i + 1], k, s, k // 2) for i, (k, s) in enumerate(zip(KERNELS, STRIDES)))
        self.hidden, self.out = nn.Linear(sum(WIDTHS[i] for i in READ), 256), nn.Linear(256, STYLE)
        for conv in self.convs:
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
            nn.init.zeros_(conv.bias)
        self.register_buffer("mean", torch.zeros(STYLE))
        self.register_buffer("deviation", torch.ones(STYLE))

    def forward(self, rgb: Tensor) -> Tensor:
        h, seen = rgb * (2 / 255) - 1, []
        for i, conv in enumerate(self.convs):
            h = F.relu(conv(h))
            if i in READ:
                seen.append(h.mean((2, 3)))
        return self.out(F.relu(self.hidden(torch.cat(seen, 1)))) * self.deviation + self.mean


def explained(found: np.ndarray, wanted: np.ndarray) -> float:
    """R2 over all numbers: 1 - squared error / variance about each number's mean."""
    return float(1 - ((found - wanted) ** 2).sum() / ((wanted - wanted.mean(0)) ** 2).sum())


@torch.no_grad()
def predict(net: Predictor, pictures: np.ndarray) -> np.ndarray:
    """uint8 [n, 128, 128, 3] -> f32 [n, 100]"""
    parts = [net.eval()(torch.from_numpy(pictures[i:i + 64]).permute(0, 3, 1, 2).float()) for i in range(0, len(pictures), 64)]
    return torch.cat(parts).numpy()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--styles", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--seconds", type=float, default=1800)
    p.add_argument("--batch", type=int, default=48)
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--threads", type=int, default=1)
    o = p.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(o.threads)
    o.out.mkdir(parents=True, exist_ok=True)
    data = np.load(o.styles)
    held, pictures, styles = data["held"], data["picture"], data["style"]
    net = Predictor()
    net.mean, net.deviation = torch.from_numpy(styles[~held].mean(0)), torch.from_numpy(styles[~held].std(0) + 1e-3)
    if (start := o.out / "predictor.pt").exists():
        net.load_state_dict(torch.load(start, weights_only=True))
    average, optimiser = copy.deepcopy(net).requires_grad_(False), torch.optim.AdamW(net.parameters(), o.rate, weight_decay=1e-4)
    random, train = np.random.default_rng(0), np.flatnonzero(~held)
    began, step, works = time.time(), 0, held & (data["name"] != "")
    scores = lambda: {"r2": round(explained(predict(average, pictures[held]), styles[held]), 4), "r2_works": round(explained(predict(average, pictures[works]), styles[works]), 4)}

    while (spent := time.time() - began) < o.seconds:
        for group in optimiser.param_groups:
            group["lr"] = o.rate * min(1, (step + 1) / 50) * max(0.02, min(1.0, 1.5 * (1 - spent / o.seconds)))
        rows = np.sort(random.choice(train, o.batch, replace=False))
        x = torch.from_numpy(pictures[rows]).permute(0, 3, 1, 2).float()
        x = torch.where(torch.rand(len(x), 1, 1, 1) < 0.5, x.flip(3), x)
        loss = (((net.train()(x) - torch.from_numpy(styles[rows])) / net.deviation) ** 2).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        step += 1
        keeps = min(0.99, (1 + step) / (10 + step))
        with torch.no_grad():
            for a, b in zip(average.parameters(), net.parameters()):
                a.lerp_(b, 1 - keeps)
        if step % 200 == 0:
            print(json.dumps({"step": step, "seconds": round(spent), "loss": round(loss.item(), 4), **scores()}), flush=True)
            torch.save(average.state_dict(), o.out / "predictor.pt")
    torch.save(average.state_dict(), o.out / "predictor.pt")
    found = {"step": step, **scores()}
    (o.out / "judged.json").write_text(json.dumps(found) + "\n")
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
