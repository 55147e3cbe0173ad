"""Families with a figure on a quiet ground: `vessel` (a still life), `moth` (one mirrored form) and `bloom` (a turned one)."""
import math

import torch
from torch import nn

from .features import between, column, edge, mixed, skewed


class Vessel(nn.Module):
    """Three turned vessels on a table. A profile is a function of y alone, and place across it comes of one thin product."""

    def profiles(self, knobs, y) -> "tuple[torch.Tensor, torch.Tensor]":
        """-> half breadths [B, 3, H, 1], and places from top 0 to foot 1."""
        foot, tall = column(knobs["foot"]), column(knobs["tall"])
        t = (y - foot) / tall + 1
        at = torch.clamp(t, 0, 1)
        base, belly, lean = column(knobs["swell"]).split(1, 1)
        turned = column(knobs["turned"])
        swell = base + belly * torch.sin(math.pi * at * (0.7 + 0.3 * at)) + (lean + turned[:, :3]) * torch.sin(2 * math.pi * at)
        swell = swell + turned[:, 3:6] * torch.sin(3 * math.pi * at) + 0.5 * turned[:, 6:] * torch.sin(4 * math.pi * at)
        lip = 0.22 / (1 + (14 * at) ** 2)
        return column(knobs["girth"]) * (torch.clamp(swell, 0.24, 1.7) + lip), t

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        r, t = self.profiles(knobs, y)
        stand, tall = column(knobs["stand"]), column(knobs["tall"])
        xi = x / r - stand / r
        q = 1 - xi * xi
        # Seen a little from above: the foot bulges down, the mouth is an ellipse.
        down, up = (1 - t) * tall, t * tall
        inside = torch.minimum(torch.minimum(q * (0.5 * r), up + 0.014 * q), down + 0.05 * torch.clamp(q, min=-1))
        sharp = knobs["sharp"]
        masks = edge(inside, 150 * sharp)
        mouth = edge(q - ((up / 0.055) ** 2 + 0.12), 14 * sharp)
        # Lit from the left.
        glaze, turn = column(knobs["glazes"]), column(knobs["round"])
        body = (glaze + 0.16 * turn) - turn * xi * (0.42 + 0.26 * xi) - 0.75 * mouth
        edge_at = y - column(knobs["table"])
        table = edge(edge_at, 120 * sharp)
        back, front = column(knobs["wall"]).split(1, 1)
        wall = (back - 0.12 * y) * (1 - table) + (front + 0.16 * edge_at) * table
        u = wall + (0.18 * table - 0.28) * x + 0.10 * hidden
        # Shadows lie to the right of each foot.
        lie = 7.0 * (x - (stand + 0.24)) ** 2 + 190.0 * (y - (column(knobs["foot"]) - 0.01)) ** 2
        u = u - (0.42 * table) * torch.clamp((1 / (1 + lie * lie)).sum(1, keepdim=True), max=1.1)
        parts = [part.split(1, 1) for part in (body, masks, mouth, xi)]
        (left, middle, right), (on_left, on_middle, on_right), (hole, _, _), (at_left, at_middle, _) = parts
        u = between(between(between(u, left, on_left), right, on_right), middle, on_middle)
        seen = on_left * (1 - on_middle) * (1 - on_right)
        gleam = on_middle / (1 + 60 * (at_middle + 0.42) ** 2)
        return {"u": u, "spot": 0.8 * seen * (1 - hole), "light": 0.07 * gleam - 0.10 * seen * (at_left + 0.1)}


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

    def forward(self, knobs, x, y, rag, stir) -> "dict[str, torch.Tensor]":
        """Two hidden neurons [B, 1, H, W] -> u, spot, ink."""
        close, sharp = column(knobs["close"]), knobs["sharp"]
        x, y = x / close, y / close
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
        away = x * x + y * y
        one = torch.ones_like(both)
        plane = mixed(conics, torch.cat([x * x * one, y * y * one, both, side * one, y * one, one], 1))
        high, low, wing_eye, small_eye, trunk, feeler = plane.split(1, 1)
        ragged = column(knobs["ragged"]) * rag
        high, low = high + ragged, low + ragged
        upper_mask, lower_mask, body = edge(high, 26 * sharp), edge(low, 22 * sharp), edge(trunk, 9 * sharp)
        rate, start, rate_lower, start_lower = column(knobs["marks"]).split(1, 1)
        bands, bands_lower = column(knobs["bands"]).split(1, 1)
        stir = 1.2 * stir
        swell, swell_lower = skewed(rate * high + start + stir), skewed(rate_lower * low + start_lower + stir)
        ground, wing, back = knobs["quiet"].split(1, 1)
        apart = lambda level: column(ground + 0.85 * torch.tanh(3 * (level - ground) - 0.6 * torch.tanh(6 * ground)))
        u = column(ground) - 0.1 - 0.10 * y + 0.16 / (1 + 2 * away)
        u = between(u, apart(back) + bands_lower * swell_lower, lower_mask)
        # The upper wing throws a shadow where it begins.
        u = between(u, apart(wing) + bands * swell - 0.25 * torch.clamp(1 - 2.5 * high, 0, 1), upper_mask)
        u = between(u, apart(-ground) + 0.35 * torch.sin(26 * y), body)
        off = 1 - upper_mask
        bare = 1 - body
        pupils = torch.maximum(edge(wing_eye - 0.55, 7 * sharp) * upper_mask, edge(small_eye - 0.55, 7 * sharp) * lower_mask * off)
        eyes = edge(wing_eye, 8 * sharp) * upper_mask + edge(small_eye, 7 * sharp) * lower_mask * off
        feelers = edge(0.10 - torch.abs(feeler), 22 * sharp) * edge(0.12 - column(long) - y, 40 * sharp) * off
        outline = torch.relu(column(knobs["outline"])) * edge(0.05 - torch.minimum(torch.abs(high), torch.abs(low) + upper_mask), 40 * sharp)
        ink = torch.maximum(torch.maximum(pupils, outline) * bare, feelers)
        return {"u": u, "spot": eyes * bare, "ink": ink}


class Bloom(nn.Module):
    """Rings of petals one upon another, four to twelve to a turn, on a quiet ground."""

    def __init__(self):
        super().__init__()
        self.radius = nn.Parameter(torch.tensor([0.98, 0.76, 0.56, 0.36, 0.17]))

    def forward(self, knobs, x, y, hidden) -> "dict[str, torch.Tensor]":
        heart, sharp = column(knobs["heart"]), knobs["sharp"]
        px, py = x - heart[:, :1], y - heart[:, 1:]
        r = torch.sqrt(px * px + py * py + 0.0005)
        c1, s1 = px / r, py / r
        # Cosine of each multiple, and a half, a quarter ... of its sine: the weights make up for it.
        c2, s2 = 1 - 2 * (s1 * s1), c1 * s1
        c4, s4 = 1 - 8 * (s2 * s2), c2 * s2
        c5, s5 = c1 * c4 - 4 * (s1 * s4), s1 * c4 + 4 * (c1 * s4)
        c6, s6 = c2 * c4 - 8 * (s2 * s4), s2 * c4 + 2 * (c2 * s4)
        c8, s8 = 1 - 32 * (s4 * s4), c4 * s4
        c12, s12 = 1 - 8 * (s6 * s6), c6 * s6
        share = torch.softmax(1.6 * knobs["petals"], 1)
        across = mixed(share[:, None], torch.cat([c4, c5, c6, c8, c12], 1))
        along = mixed((share * torch.tensor([4.0, 1.0, 2.0, 8.0, 4.0]))[:, None], torch.cat([s4, s5, s6, s8, s12], 1))
        twist = column(knobs["twist"])
        turned = 2 * twist[:, :1] * r + twist[:, 1:]
        petal = across * torch.cos(turned) + along * torch.sin(turned)
        # Half a petal's turn between one ring and the next, round outside and creased where they meet.
        lobes = torch.sqrt(0.505 + 0.49 * torch.cat([petal, -petal], 1))
        radius = self.radius * knobs["ring"] * knobs["spread"]
        deep = radius * knobs["deep"]
        odd = torch.tensor([1.0, 0.0, 1.0, 0.0, 1.0])
        reach = mixed(torch.stack([deep * odd, deep * (1 - odd), -torch.ones_like(deep)], 2), torch.cat([lobes, r], 1)) + column(radius - deep)
        masks = edge(reach, 110 * sharp)
        levels = column(knobs["levels"])
        ground = levels[:, :1] - 0.16 * r
        rings = levels[:, 1:] + torch.tensor([2.1, -2.1, 2.1, -2.1, 2.1])[:, None, None] * torch.clamp(reach, 0, 0.3)
        # A smaller ring is seen only where it lies on the larger: what reaches over it is cut.
        u, nested = ground, 1
        for mask, ring in zip(masks.split(1, 1), rings.split(1, 1)):
            nested = nested * mask
            u = between(u, ring, nested)
        outer = reach[:, :1]
        rim = 0.6 * edge(0.012 - torch.abs(outer), 140 * sharp)
        vein = torch.relu(column(knobs["veins"])) * edge(torch.abs(petal) - 0.94, 30 * sharp) * masks[:, :1] * (1 - masks[:, 3:4])
        return {"u": u, "spot": nested, "ink": rim + vein}
