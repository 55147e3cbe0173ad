"""neighbours.bin: the critic's features of every training image in eight bits a number, so that the app can find a picture's nearest.

"CNB1", the header's length (uint32, little-endian), a JSON header {count, dims, offset, scale, heldOut}, then count x dims int8, row by
row. A feature is offset + scale * q; distances are taken between q's, that is, in units of the training images' own spread. `heldOut`:
how far held-out images are from their nearest training image, ascending; what a work's own distance is held against.

Pictures are looked at as the app has them: enlarged to the model's size, in bytes, reduced again in the critic's graph. Made pictures
come that way, and the enlarging leaves its traces in what the critic sees: all that are compared should bear them.
"""
import json
import struct

import torch
from torch.nn import functional as F

from training.export.trained import CHUNK, NATIVE, Trained
from training.gan.grid import to_bytes

from .distances import nearest

# Standard deviations that eight bits reach.
REACH = 4.0
MAGIC = b"CNB1"


@torch.no_grad()
def seen_by_the_app(trained: Trained, pictures: torch.Tensor) -> torch.Tensor:
    """The critic's features of pictures [n, 3, r, r], as critic.onnx gives them for the app's bytes. [n, F]"""
    features = []
    for part in pictures.to(trained.device).split(CHUNK):
        shown = to_bytes(part if trained.enlarge is None else trained.enlarge(part)).permute(0, 3, 1, 2).float() / 127.5 - 1
        factor = NATIVE // trained.resolution
        features.append(trained.critic.of(F.avg_pool2d(shown, factor) if factor > 1 else shown))
    return torch.cat(features).cpu()


def encode(features: torch.Tensor, held: "torch.Tensor | None" = None) -> bytes:
    """Raw features of training images [n, F], and of held-out ones."""
    offset, scale = features.mean(0), features.std(0).clamp(min=1e-6) * REACH / 127
    standard = lambda x: ((x - offset) / scale).clamp(-127, 127)
    q = standard(features).round().to(torch.int8)
    far = nearest(standard(held), q.float()).sort().values.tolist() if held is not None and len(held) else []
    header = {"count": len(q), "dims": q.shape[1], "offset": offset.tolist(), "scale": scale.tolist(), "heldOut": [round(d, 3) for d in far]}
    text = json.dumps(header, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<I", len(text)) + text + q.numpy().tobytes()


def decode(blob: bytes) -> "tuple[torch.Tensor, dict]":
    """q [n, F] and the header. Throws ValueError for another format or length."""
    if blob[:4] != MAGIC:
        raise ValueError("neighbours.bin does not begin with CNB1")
    (length,) = struct.unpack("<I", blob[4:8])
    header = json.loads(blob[8:8 + length])
    body = blob[8 + length:]
    if len(body) != header["count"] * header["dims"]:
        raise ValueError(f"neighbours.bin holds {len(body)} numbers; expected {header['count']} x {header['dims']}")
    return torch.frombuffer(bytearray(body), dtype=torch.int8).reshape(header["count"], header["dims"]), header
