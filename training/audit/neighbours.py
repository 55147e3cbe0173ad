"""neighbours.bin: the critic's features of every training image in eight bits a number, so that the app can find a picture's nearest.

"CNB1", the header's length (uint32, little-endian), a JSON header {count, dims, offset, scale}, then count x dims int8, row by row.
A feature is offset + scale * q; distances are taken between q's, that is, in units of the training images' own spread.
"""
import json
import struct

import torch

# Standard deviations that eight bits reach.
REACH = 4.0
MAGIC = b"CNB1"


def encode(features: torch.Tensor) -> bytes:
    """Raw features of training images [n, F]."""
    offset, scale = features.mean(0), features.std(0).clamp(min=1e-6) * REACH / 127
    q = ((features - offset) / scale).round().clamp(-127, 127).to(torch.int8)
    header = {"count": len(q), "dims": q.shape[1], "offset": offset.tolist(), "scale": scale.tolist()}
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
