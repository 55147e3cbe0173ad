"""What a picture looks like, in numbers: each metric maps sRGB bytes [B, H, W, 3] to [B]."""
import torch


def oklab(rgb: torch.Tensor) -> torch.Tensor:
    """sRGB bytes -> OKLab, same shape (Ottosson 2020)."""
    c = rgb.float() / 255
    c = torch.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    to_lms = torch.tensor([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], device=c.device)
    to_lab = torch.tensor([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]], device=c.device)
    return (c @ to_lms.T).clamp(min=0) ** (1 / 3) @ to_lab.T


def measure(rgb: torch.Tensor) -> "dict[str, torch.Tensor]":
    """All metrics of a batch of pictures."""
    lab = oklab(rgb)
    l, a, b = lab.unbind(-1)
    size = l.shape[-1]
    dy, dx = l[:, 1:] - l[:, :-1], l[:, :, 1:] - l[:, :, :-1]
    flow_x, flow_y = dx.abs().mean((1, 2)), dy.abs().mean((1, 2))
    xs = torch.linspace(-1, 1, size, device=l.device)
    disc = ((xs[None] ** 2 + xs[:, None] ** 2) < 0.35).float()
    chroma = (a * a + b * b).sqrt()
    centred = lab - lab.mean((1, 2), keepdim=True)
    step = (centred[:, :, 1:] - centred[:, :, :-1]).norm(dim=-1).flatten(1)
    top = step.topk(max(1, step.shape[1] // 20), 1).values.mean(1)
    weight = l - l.amin((1, 2), keepdim=True) + 1e-3
    return {
        "lightness": l.mean((1, 2)),
        "contrast": l.flatten(1).std(1),
        "vividness": chroma.mean((1, 2)),
        "warmth": (0.45 * a + 0.9 * b).mean((1, 2)),
        "rose": a.mean((1, 2)),
        "variety": (centred[..., 1:] ** 2).sum(-1).mean((1, 2)).sqrt(),
        "detail": flow_x + flow_y,
        "flow": (flow_y - flow_x) / (flow_x + flow_y + 1e-4),
        "symmetry": -(l - l.flip(2)).abs().mean((1, 2)) / (l.flatten(1).std(1) + 0.02),
        "glow": (l * disc).sum((1, 2)) / disc.sum() - (l * (1 - disc)).sum((1, 2)) / (1 - disc).sum(),
        "horizon": (weight * xs[None, :, None]).sum((1, 2)) / weight.sum((1, 2)),
        "drift": (weight * xs[None, None, :]).sum((1, 2)) / weight.sum((1, 2)),
        "edges": top / (step.mean(1) + 1e-4),
        "shadow": (l < 0.35).float().mean((1, 2)),
    }
