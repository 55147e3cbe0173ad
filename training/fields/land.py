"""Families with a horizon: `ridge` (ridges behind ridges, a sun or moon, water), `furrow` (a plane in perspective, an avenue) and
`burin` (the same land in engraved lines)."""
import math

import torch
from torch import nn

from .features import between, column, edge, layered, mixed, skewed

RIDGES, WAVES = 4, 6
# Where land stops growing lighter with distance from its ridge.
DEEP = 0.5


class Sun(nn.Module):
    """A disc with a halo."""

    def forward(self, knobs, x, y) -> "dict[str, torch.Tensor]":
        """-> disc, halo, dome (1 at the disc's centre, 0 outside it), each [B, 1, H, W]."""
        at, size = column(knobs["sun_at"]), column(knobs["sun_size"])
        r2 = (x - at[:, :1]) ** 2 + (y - at[:, 1:]) ** 2
        room = size * size - r2
        return {"disc": edge(room, 90 * knobs["sharp"] / size), "halo": 1 / (1 + 7 * r2), "dome": torch.sqrt(torch.clamp(room, min=1e-5)) / size}


class Ridges(nn.Module):
    """Ridge lines are functions of x alone: nearly free."""

    def __init__(self):
        super().__init__()
        octaves = torch.tensor([1.5, 2.7, 5.1, 9.3, 17.0, 31.0])
        self.frequency = nn.Parameter(octaves * torch.tensor([[1.5], [1.2], [0.95], [0.75]]) * (0.85 + 0.3 * torch.rand(RIDGES, WAVES)))
        self.loudness = nn.Parameter(octaves[0] / octaves)
        self.behind = nn.Parameter(torch.tensor([[0.0], [1.0], [2.0], [3.1]]))

    def profiles(self, knobs, x) -> torch.Tensor:
        """Heights of the ridges, far to near [B, 4, 1, W]; a nearer one hides what of a farther one is lower."""
        b = knobs["rise"].shape[0]
        waves = torch.sin(column(self.frequency.reshape(1, -1)) * x + column(knobs["ridges"]))
        peaked = torch.sigmoid(knobs["peaks"])[:, :, None, None]
        waves = between(waves, 1 - 2 * torch.sqrt(waves * waves + 0.003), peaked).reshape(b, RIDGES, WAVES, -1)
        rough = torch.cat([torch.ones_like(knobs["rough"]).expand(-1, 2), knobs["rough"].expand(-1, WAVES - 2)], 1)
        profile = ((self.loudness * rough)[:, None, :, None] * waves).sum(2)[:, :, None]
        # Water lies flat, as the nearest of the four.
        lies = torch.sigmoid(knobs["water"])
        flat = torch.cat([torch.ones_like(lies).expand(-1, RIDGES - 1), 1 - 0.985 * lies], 1)
        base = knobs["land"] + knobs["step"] * self.behind[:, 0] + knobs["heights"]
        found = column(base) - column(knobs["rise"] * flat) * profile
        near = [found[:, 3:]]
        for k in (2, 1, 0):
            near.insert(0, torch.minimum(found[:, k:k + 1], near[0]))
        return torch.cat(near, 1)

    def forward(self, knobs, x, y, sun, hidden) -> "dict[str, torch.Tensor]":
        """-> u [B, 1, H, W] the place on the ramp; spot and light; land [B, 4, H, W] masks; down [B, 4, H, W] depths below ridges."""
        profiles = self.profiles(knobs, x)
        depth = y - profiles
        land = edge(depth, column(knobs["edge"]) * knobs["sharp"])
        sky_top, sky_low = knobs["sky"].split(1, 1)
        sky = between(column(sky_top), column(sky_low), torch.clamp((y + 1) / (column(knobs["land"]) + 1), 0, 1))
        steps = torch.tensor([0.34, 0.60, 0.82, 1.0])
        levels = column(between(sky_low, knobs["near"], steps))
        lies = column(torch.sigmoid(knobs["water"]))
        # Water takes the sky's colour; land is hazy below its ridge.
        levels = torch.cat([levels[:, :3], between(levels[:, 3:], column(between(sky_low, sky_top, 0.25)), lies)], 1)
        haze = torch.cat([column(knobs["mist"]).expand(-1, 3, -1, -1), column(knobs["mist"]) * (1 - 1.6 * lies)], 1)
        down = torch.clamp(depth, 0, DEEP)
        open_ = 1 - land[:, :1]
        u = layered(land, levels + haze * down, sky + column(knobs["glow"]) * (sun["halo"] - 0.25))
        # The sun's path on water: dashes, shorter and closer towards the far shore.
        far = down[:, 3:]
        dash = torch.sin(9.0 * torch.log(far + 0.02) + 22 * far + 2.2 * hidden)
        aside = (x - column(knobs["sun_at"][:, :1])) / (column(knobs["sun_size"]) + 0.02 + 0.35 * far)
        path = lies / (1 + (aside * aside) * (aside * aside))
        spot = sun["disc"] * open_ + land[:, 3:] * path * edge(dash - 0.25, 5.0)
        return {"u": u, "spot": spot, "light": 0.05 * sun["halo"] * open_, "land": land, "depth": depth, "hills": profiles[:, :1] - column(knobs["land"])}


class Furrow(nn.Module):
    """A plane seen in perspective: rows that run to a point on the horizon, strips across them, and an avenue of trees."""

    def forward(self, knobs, x, y, sun, hills, hidden) -> "dict[str, torch.Tensor]":
        """hills [B, 1, 1, W], how far the hills behind it hang below the horizon."""
        eye = column(knobs["eye"])
        across, down = x - eye[:, :1], y - eye[:, 1:]
        sharp = knobs["sharp"]
        ground = edge(down, 150 * sharp)
        z = 0.35 / (torch.sqrt(down * down + 0.0004) + 0.035)
        ways, rate = column(knobs["ways"]), column(knobs["rows"])
        args = (rate * torch.cos(ways) * z) * across + (rate * torch.sin(ways) * z + column(knobs["along"]))
        waves = torch.sin(args + 0.3 * hidden)
        # What would be finer than a pixel fades out towards the horizon.
        fade = (rate * z * (z + 0.5) / 26.0) ** 2
        fade = 1 / (1 + fade * fade)
        patches = torch.tanh((9 * sharp) * waves[:, :2]) * fade[:, :2]
        low, high = column(knobs["ground"]).split(1, 1)
        field = between(high, low, torch.clamp(1.1 * down, 0, 1)) + (column(knobs["patches"]) * patches).sum(1, keepdim=True)
        sky_top, sky_low = column(knobs["sky"]).split(1, 1)
        sky = between(sky_top, sky_low, torch.clamp((y + 1) / (eye[:, 1:] + 1), 0, 1)) + column(knobs["glow"]) * (sun["halo"] - 0.3)
        behind = edge(down + 0.05 - 0.6 * hills, 130 * sharp)
        u = between(sky, between(column(knobs["sky"][:, 1:]), column(knobs["near"]), 0.45) + column(knobs["hills"]) * (down + 0.2), behind)
        u = between(u, field, ground)
        ploughed = ground * fade[:, 2:]
        ink = ploughed * torch.relu(column(knobs["furrows"])) * edge(waves[:, 2:] - 0.72, 7 * sharp)
        # Trees at even distances stand on two lines that meet at the eye's point: a silhouette that depends on x alone.
        away = torch.sqrt(across * across + 0.0009)
        crown = torch.clamp(1.7 * torch.cos(13.0 / (away + 0.10) + 0.6 * torch.sin(9 * x)) - 0.25, 0.0, 1.2)
        tall = column(torch.relu(knobs["trees"]))
        top = away * (0.05 + tall * torch.sqrt(crown + 0.001) * torch.clamp(8 * away - 0.5, 0, 1))
        tree = torch.minimum(down + top, 0.09 * away - down)
        mask = edge(tree, 130 * sharp) * edge(tall - 0.1, 40.0)
        u = between(u, column(knobs["near"]) + 0.25 * (down + top), mask)
        spot = sun["disc"] * (1 - behind) * (1 - ground) * (1 - mask)
        light = 0.04 * sun["halo"] * (1 - ground) + 0.03 * ploughed * skewed(args[:, 2:]) * (1 - mask)
        return {"u": u, "spot": spot, "ink": ink * (1 - mask), "light": light}


class Burin(nn.Module):
    """Engraved lines: their breadth is the tone; on land they follow the ridges, and the moon turns them round itself."""

    def forward(self, knobs, x, y, sun, land, height) -> "dict[str, torch.Tensor]":
        """height [B, 1, H, W] of the engraved land -> u, ink, spot."""
        slant, fine = column(knobs["slant"]), column(knobs["fine"])
        masks, depth = land["land"], land["depth"]
        hugged = mixed(knobs["hug"][:, None], masks * depth)
        contour = torch.sigmoid(column(knobs["contour"]))
        lying = x * torch.sin(slant) + y * torch.cos(slant) + hugged + 0.22 * sun["dome"] * sun["disc"] + 0.04 * height
        way = fine * between(lying, 0.26 * height + 0.5 * hugged, contour)
        hatch = knobs["hatch"]
        lit = sun["dome"] * sun["disc"]
        tone = mixed(hatch[:, None, 1:], torch.cat([masks, lit, height], 1)) + column(hatch[:, :1]) - 0.16 * (sun["halo"] - 0.3) - 0.10 * y
        lines = torch.cos(torch.cat([way, fine * (x * torch.cos(slant) - y * torch.sin(slant))], 1))
        # The share of a period that is ink: cos(t) > cos(pi share), without a sine of a pixel.
        bar = 1 - 2 * torch.cat([tone, tone - 0.46], 1)
        cut = edge(lines - torch.clamp(bar, -1.7, 1.8), 4 * knobs["sharp"])
        # Only shadows are hatched across.
        ink = 1 - (1 - cut[:, :1]) * (1 - cut[:, 1:] * torch.clamp(6 * tone - 2.76, 0, 1))
        paper, tint = knobs["paper"].split(1, 1)
        # Light ink belongs on a dark ground.
        side = 1 - 2 * torch.sigmoid(4 * knobs["negative"])
        u = column(paper * side) + column(tint) * (masks[:, :1] - 0.5 * masks[:, 2:3] + 0.3 * height)
        return {"u": u, "ink": ink, "spot": 0.85 * sun["disc"] * (1 - masks[:, :1])}
