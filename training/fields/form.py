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
        base, belly, lean = column(knobs["swell"]).split(1, 1)
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


def conic(across, down, breadth, height, turn) -> torch.Tensor:
    """A turned ellipse as weights [B, 1, 6] of x^2, y^2, x y, x, y, 1: 1 at its centre, 0 on its line. All arguments [B, 1]."""
    c, s = torch.cos(turn), torch.sin(turn)
    p, q = 1 / (breadth * breadth), 1 / (height * height)
    xx, yy, xy = c * c * p + s * s * q, s * s * p + c * c * q, 2 * c * s * (p - q)
    of_x, of_y = 2 * xx * across + xy * down, 2 * yy * down + xy * across
    rest = 1 - xx * across * across - yy * down * down - xy * across * down
    return torch.stack([-xx, -yy, -xy, of_x, of_y, rest], 2)


class Moth(nn.Module):
    """A moth on a quiet ground: ellipses in a plane that is folded down its middle, all of them one thin product."""

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        """hidden [B, 2, H, W] -> u, spot, ink, light."""
        side = torch.sqrt(x * x + 0.0001)
        upper, lower = knobs["upper"].split(1, 1), knobs["lower"].split(1, 1)
        thick, long = knobs["body"].split(1, 1)
        none = torch.zeros_like(thick)
        at, wide, at_lower, small = knobs["eyes"].split(1, 1)
        # An eye lies on its wing, so far out along it.
        eye = lambda wing, out, size: conic(
            wing[0] + (out - 0.35) * wing[2] * torch.cos(wing[4]), wing[1] + (out - 0.35) * wing[2] * torch.sin(wing[4]), size, size, none)
        conics = torch.cat([
            conic(*upper), conic(*lower), eye(upper, at, wide), eye(lower, at_lower, small), conic(none, 0.06 + none, thick, long, none),
            conic(none + 0.05 + 0.5 * thick, 0.02 - long, 0.10 + none, 0.22 + none, none - 0.5)], 1)
        both = side * y
        one = torch.ones_like(both)
        plane = mixed(conics, torch.cat([x * x * one, y * y * one, both, side * one, y * one, one], 1))
        ragged = column(knobs["ragged"]) * hidden[:, :1]
        high, low, wing_eye, small_eye, trunk, feeler = (plane + torch.cat([ragged, ragged, *[0 * ragged] * 4], 1)).split(1, 1)
        masks = edge(torch.cat([low, high, small_eye, wing_eye, trunk], 1), torch.tensor([22.0, 26.0, 7.0, 8.0, 9.0])[:, None, None])
        marks, bands = column(knobs["marks"]), column(knobs["bands"])
        phase = torch.cat([marks[:, :1] * high + marks[:, 1:2], marks[:, 2:3] * low + marks[:, 3:]], 1)
        swell = skewed(phase + 1.2 * hidden[:, 1:])
        ground, wing, back = knobs["quiet"].split(1, 1)
        apart = lambda level: column(ground + 0.85 * torch.tanh(3 * (level - ground) + -0.6 * torch.tanh(6 * ground)))
        u = column(ground) - 0.10 * y + 0.12 * (trunk.clamp(-6, 0) + 3) / 3
        u = between(u, apart(back) + bands[:, 1:] * swell[:, 1:], masks[:, :1])
        u = between(u, apart(wing) + bands[:, :1] * swell[:, :1] - 0.25 * masks[:, :1] * (1 - torch.clamp(2.5 * high, 0, 1)), masks[:, 1:2])
        on = torch.maximum(masks[:, :1], masks[:, 1:2])
        eyes = torch.maximum(masks[:, 2:3] * masks[:, :1] * (1 - masks[:, 1:2]), masks[:, 3:4] * masks[:, 1:2])
        pupil = edge(torch.maximum(small_eye - 0.55, wing_eye - 0.55), 7.0) * eyes
        fine = edge(0.10 - torch.abs(feeler), 22.0) * edge(-y - column(long) + 0.12, 40.0) * (1 - on)
        stripes = torch.sin(26 * y)
        u = between(u, apart(-ground) + 0.35 * stripes, masks[:, 4:])
        outline = torch.relu(column(knobs["outline"])) * (edge(0.05 - torch.abs(high), 40.0) + edge(0.05 - torch.abs(low), 40.0) * (1 - masks[:, 1:2]))
        ink = torch.maximum(torch.maximum(pupil, fine), outline * (1 - masks[:, 4:]))
        return {"u": u, "spot": eyes * (1 - masks[:, 4:]), "ink": ink, "light": 0.03 * swell[:, :1] * masks[:, 1:2]}


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
        share = torch.softmax(1.6 * knobs["petals"], 1)[:, None]
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
