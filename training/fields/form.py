"""Families with a figure on a quiet ground: `vessel` (a still life), `moth` (one mirrored form) and `bloom` (a turned one)."""
import torch
from torch import nn

from .features import between, column, edge, layered, mixed, skewed


class Vessel(nn.Module):
    """Three turned vessels on a table. A profile is a function of y alone, and place across it comes of one thin product."""

    def profiles(self, knobs, y) -> "tuple[torch.Tensor, torch.Tensor]":
        """-> half breadths [B, 3, H, 1], and places from top 0 to foot 1."""
        foot, tall = column(knobs["foot"]), column(knobs["tall"])
        t = (y - foot) / tall + 1
        at = torch.clamp(t, 0, 1)
        base, belly, lean = column(knobs["body"]).split(1, 1)
        turned = column(knobs["turned"])
        swell = base + belly * torch.sin(3.1416 * at ** 1.3) + (lean + turned[:, :3]) * torch.sin(6.2832 * at)
        swell = swell + turned[:, 3:6] * torch.sin(9.4248 * at) + 0.5 * turned[:, 6:] * torch.sin(12.566 * at)
        lip = 0.22 / (1 + (14 * at) ** 2)
        return column(knobs["girth"]) * (torch.clamp(swell, 0.24, 1.7) + lip), t

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        r, t = self.profiles(knobs, y)
        stand, tall = column(knobs["stand"]), column(knobs["tall"])
        xi = x / r - stand / r
        q = 1 - xi * xi
        # Seen a little from above: the foot bulges down, the mouth is an ellipse.
        down = (1 - t) * tall
        rim = 0.055
        inside = torch.minimum(q * (0.5 * r), torch.minimum(down + rim * torch.clamp(q, -1, 1) * 0.9, t * tall + rim * 0.25 * q))
        masks = edge(inside, 150.0)
        mouth = edge(q - ((t * tall) / rim) ** 2 - 0.12, 14.0)
        glaze, turn = column(knobs["glazes"]), column(knobs["round"])
        # Lit from the left.
        body = glaze + turn * (0.16 - 0.42 * xi - 0.26 * xi * xi)
        body = body - 0.75 * mouth
        edge_at = y - column(knobs["table"])
        table = edge(edge_at, 120.0)
        back, front = column(knobs["wall"]).split(1, 1)
        wall = back - 0.28 * x - 0.12 * y + 0.10 * hidden
        u = between(wall, front + 0.16 * edge_at - 0.1 * x, table)
        # Shadows lie to the right of each foot.
        feet = column(knobs["foot"])
        lie = (x - stand - 0.24) ** 2 * 7.0 + (y - feet + 0.01) ** 2 * 190.0
        shade = (1 / (1 + lie * lie)).sum(1, keepdim=True)
        u = u - 0.42 * torch.clamp(shade, 0, 1.1) * table
        for k in (0, 2, 1):
            u = between(u, body[:, k:k + 1], masks[:, k:k + 1])
        some = masks[:, :1] * (1 - masks[:, 1:2]) * (1 - masks[:, 2:])
        gleam = masks[:, 1:2] / (1 + 60 * (xi[:, 1:2] + 0.42) ** 2)
        return {"u": u, "spot": 0.8 * some * (1 - mouth[:, :1]), "light": 0.07 * gleam - 0.10 * some * (xi[:, :1] + 0.1)}


class Moth(nn.Module):
    """A form that is the same left and right, on a quiet ground: the coordinates that its neurons see are folded."""

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        """hidden [B, 3, H, W] -> u, ink, light."""
        wings, marks = column(knobs["wings"]), column(knobs["marks"])
        oval = (x / wings[:, :1]) ** 2 + ((y - wings[:, 2:]) / wings[:, 1:2]) ** 2
        form = 1 - oval + 1.15 * hidden[:, :1]
        mask = edge(form, 34.0)
        inner = torch.clamp(form, -0.2, 2.4)
        bands = skewed(marks[:, :1] * inner + marks[:, 1:] + 1.4 * hidden[:, 1:2])
        ground, body = column(knobs["quiet"]).split(1, 1)
        apart = ground + torch.tanh(4 * (body - ground)) * 0.75
        u = between(ground + 0.14 / (1 + oval) - 0.05 * y, apart + column(knobs["bands"]) * bands, mask)
        line = edge(0.05 - torch.abs(form), 60.0) * torch.relu(column(knobs["outline"]))
        spot = mask * edge(hidden[:, 2:] + 0.35 * inner - 0.95, 30.0)
        return {"u": u, "ink": line, "spot": spot, "light": 0.03 * bands * mask}


class Bloom(nn.Module):
    """Rings of petals one upon another, four to twelve to a turn, on a quiet ground."""

    def __init__(self):
        super().__init__()
        self.radius = nn.Parameter(torch.tensor([0.98, 0.76, 0.56, 0.36, 0.17]))
        # Half a petal's turn between one ring and the next.
        self.turn = nn.Parameter(torch.tensor([1.0, -1.0, 1.0, -1.0, 1.0]))

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        heart = column(knobs["heart"])
        px, py = x - heart[:, :1], y - heart[:, 1:]
        r = torch.sqrt(px * px + py * py + 0.0005)
        c1, s1 = px / r, py / r
        c2, s2 = c1 * c1 - s1 * s1, 2 * c1 * s1
        c4, s4 = c2 * c2 - s2 * s2, 2 * c2 * s2
        c5, s5 = c1 * c4 - s1 * s4, s1 * c4 + c1 * s4
        c6, s6 = c2 * c4 - s2 * s4, s2 * c4 + c2 * s4
        c8, s8 = c4 * c4 - s4 * s4, 2 * c4 * s4
        c12, s12 = c6 * c6 - s6 * s6, 2 * c6 * s6
        share = torch.softmax(2.2 * knobs["petals"], 1)[:, None]
        across, along = mixed(share, torch.cat([c4, c5, c6, c8, c12], 1)), mixed(share, torch.cat([s4, s5, s6, s8, s12], 1))
        twist = column(knobs["twist"])
        turned = twist[:, :1] * r * 2 + twist[:, 1:]
        petal = across * torch.cos(turned) + along * torch.sin(turned)
        lobes = torch.sqrt(torch.clamp(0.5 + 0.49 * torch.cat([petal, -petal], 1), min=0.004))[:, [0, 1, 0, 1, 0]]
        deep = column(knobs["deep"])
        reach = column(self.radius * knobs["ring"] * knobs["spread"]) * (1 - deep + deep * lobes) - r
        masks = edge(reach, 110.0)
        levels = column(knobs["levels"])
        ground = levels[:, :1] - 0.16 * r
        far = torch.clamp(reach, 0, 0.3)
        rings = levels[:, 1:] + 2.1 * far * torch.tensor([1.0, -1.0, 1.0, -1.0, 1.0])[:, None, None]
        # A smaller ring is seen only where it lies on the larger: what reaches over it is cut.
        nested = [masks[:, :1]]
        for k in range(1, 5):
            nested.append(nested[-1] * masks[:, k:k + 1])
        masks = torch.cat(nested, 1)
        u = layered(masks, rings, ground)
        veins = edge(torch.abs(petal) - 0.94, 30.0) * masks[:, :1] * (1 - masks[:, 3:4]) * torch.relu(column(knobs["veins"]))
        rims = edge(0.012 - torch.abs(reach[:, :1]), 140.0) * 0.6
        return {"u": u, "spot": masks[:, 4:], "ink": torch.maximum(veins, rims), "light": 0.04 * lobes[:, :1] * masks[:, :1]}
