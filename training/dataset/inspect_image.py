"""Opens an image, or says in a few words why it is not used."""
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

# What is huge is said in the list of what was skipped.
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

# Wrong by more than this is no accident of JPEG: a grey picture has the same red, green and blue everywhere.
GREY = 1.0
HUGE = 64_000_000
EXTENSIONS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}


class Unusable(Exception):
    """Why an image is skipped."""


def open_image(path: Path, least: int) -> Image.Image:
    """Upright RGB, at least `least` px on its shorter side. Throws Unusable."""
    try:
        with Image.open(path) as image:
            check_kind(image, path)
            check_size(image, least)
            image.load()
            upright = ImageOps.exif_transpose(image)
            rgb = on_white(upright)
    except Unusable:
        raise
    except FileNotFoundError:
        raise Unusable("missing: no such file") from None
    except Image.DecompressionBombError:
        raise Unusable(f"huge: at most {HUGE // 1_000_000} million pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unusable(f"corrupt: {error or type(error).__name__}") from None
    if is_grey(rgb):
        raise Unusable("greyscale: red, green and blue are the same everywhere")
    return rgb


def check_kind(image: Image.Image, path: Path) -> None:
    extensions = EXTENSIONS.get(image.format or "")
    if extensions is None:
        raise Unusable(f"format: {image.format} is not JPEG, PNG or WebP")
    if path.suffix.lower() not in extensions:
        raise Unusable(f"misnamed: {image.format} inside, {path.suffix or 'no extension'} outside")
    if getattr(image, "n_frames", 1) > 1:
        raise Unusable(f"animated: {image.n_frames} frames")
    if image.mode in ("CMYK", "YCCK"):
        raise Unusable("CMYK: made for print; convert it to sRGB")
    if image.mode in ("1", "L", "LA", "I", "I;16", "F"):
        raise Unusable(f"greyscale: mode {image.mode}")


def check_size(image: Image.Image, least: int) -> None:
    width, height = image.size
    if min(width, height) < least:
        raise Unusable(f"tiny: {width} x {height}; at least {least} px a side")
    if width * height > HUGE:
        raise Unusable(f"huge: {width} x {height}; at most {HUGE // 1_000_000} million pixels")
    if max(width, height) > 4 * min(width, height):
        raise Unusable(f"narrow: {width} x {height}; at most four times as long as wide")


def on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")


def is_grey(image: Image.Image) -> bool:
    small = np.asarray(image.resize((32, 32), Image.BOX), dtype=np.float32)
    return float(np.ptp(small, axis=2).mean()) < GREY


def squares(image: Image.Image) -> "list[Image.Image]":
    """One square of a nearly square picture, two or three along the longer side of another: crops of one work."""
    width, height = image.size
    side, long = min(width, height), max(width, height)
    count = 1 if long < 1.25 * side else 2 if long < 1.75 * side else 3
    free = long - side
    starts = [free // 2] if count == 1 else [round(free * i / (count - 1)) for i in range(count)]
    return [image.crop((s, 0, s + side, side) if width >= height else (0, s, side, s + side)) for s in starts]
