"""The safetensors format: an 8-byte little-endian header length, a JSON header, the tensors' bytes."""
import json
import struct

import numpy as np

DTYPES = {"float16": "F16", "float32": "F32"}


def encode(tensors: "dict[str, np.ndarray]") -> bytes:
    """Tensors in order of name, so that the same weights are the same file."""
    header, chunks, at = {}, [], 0
    for name in sorted(tensors):
        data = np.ascontiguousarray(tensors[name])
        raw = data.astype(data.dtype.newbyteorder("<")).tobytes()
        header[name] = {"dtype": DTYPES[data.dtype.name], "shape": list(data.shape), "data_offsets": [at, at + len(raw)]}
        chunks.append(raw)
        at += len(raw)
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(chunks)


def decode(blob: bytes) -> "dict[str, np.ndarray]":
    (length,) = struct.unpack("<Q", blob[:8])
    header, body = json.loads(blob[8:8 + length]), blob[8 + length:]
    kinds = {v: np.dtype(k).newbyteorder("<") for k, v in DTYPES.items()}
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items() if name != "__metadata__"
    }
