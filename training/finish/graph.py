"""The finish as ONNX, written node by node, in the form in which ONNX Runtime is fastest on processors:

- instance normalisation with scale and shift is one node over [1, B * C, h, w], however many pictures there are;
- given statistics (tiles) are one batch normalisation of the same form;
- places blend scales and shifts by one matrix product a layer;
- statistics as an output cost a third more time, so the graph for live frames has none.
"""
import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper, numpy_helper

from .network import EPSILON, LUMA, PAD, Shape
from .predictor import KERNELS, READ, STRIDES

OPSET, IR = 17, 8


class Graph:
    """Collects nodes; every method takes and gives names of tensors."""

    def __init__(self):
        self.nodes, self.constants, self.known = [], [], {}

    def constant(self, value: "np.ndarray | list", dtype: type = np.float32) -> str:
        array = np.asarray(value, dtype)
        key = (array.tobytes(), array.shape, array.dtype.str)
        if key not in self.known:
            self.known[key] = f"c{len(self.known)}"
            self.constants.append(numpy_helper.from_array(array, self.known[key]))
        return self.known[key]

    def ints(self, *value: int) -> str:
        return self.constant(list(value), np.int64)

    def add(self, kind: str, *inputs: str, **attributes: object) -> str:
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def name(self, tensor: str, wanted: str) -> None:
        self.nodes.append(helper.make_node("Identity", [tensor], [wanted]))

    def conv(self, x: str, weight: np.ndarray, bias: np.ndarray, stride: int = 1, padding: int = 1, groups: int = 1) -> str:
        side = weight.shape[2]
        return self.add("Conv", x, self.constant(weight), self.constant(bias), kernel_shape=[side, side], strides=[stride, stride], pads=[padding] * 4, group=groups)

    def part(self, x: str, start: int, end: int, axis: int = 1) -> str:
        return self.add("Slice", x, self.ints(start), self.ints(end), self.ints(axis))

    def split(self, x: str, sizes: "list[int]") -> "list[str]":
        """Parts along axis 1."""
        names = [f"split{len(self.nodes)}_{k}" for k in range(len(sizes))]
        self.nodes.append(helper.make_node("Split", [x, self.ints(*sizes)], names, axis=1))
        return names

    def enlarged(self, x: str, size: str) -> str:
        """[B, P, h, w] -> [B, P, *size], bilinear with half-pixel centres"""
        sizes = self.add("Concat", self.part(self.add("Shape", x), 0, 2, 0), size, axis=0)
        return self.add("Resize", x, "", "", sizes, mode="linear", coordinate_transformation_mode="half_pixel")

    def model(self, inputs: "list[tuple[str, int, list]]", outputs: "list[tuple[str, int, list]]") -> onnx.ModelProto:
        info = lambda values: [helper.make_tensor_value_info(*value) for value in values]
        graph = helper.make_graph(self.nodes, "finish", info(inputs), info(outputs), self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR, producer_name="cohue")
        onnx.checker.check_model(model, full_check=True)
        return model


class Norms:
    """Instance normalisation in each of its four forms: whole or with given statistics, one style or places.

    Many small nodes cost as much as a large one: all scales and shifts are one product, shapes are asked for once a resolution."""

    def __init__(self, graph: Graph, weights: "dict[str, np.ndarray]", shape: Shape, places: bool, given: bool, noted: bool):
        self.graph, self.places, self.given, self.noted = graph, places, given, noted
        self.stats, self.levels, self.masks = [], {}, {}
        channels = [count for _, count in shape.norms for _ in range(2)]
        affine = self.affine([(weights[f"{name}.affine.weight"], weights[f"{name}.affine.bias"]) for name, _ in shape.norms])
        self.parts = dict(zip((name for name, _ in shape.norms), pairs(graph.split(affine, channels))))
        if given:
            self.means = dict(zip(self.parts, pairs(graph.split("stats", channels))))

    def affine(self, layers: "list[tuple[np.ndarray, np.ndarray]]") -> str:
        """Every layer's scales and shifts: [B, S], or of each place's style [B, S, P]."""
        g, places = self.graph, self.places
        weight, bias = (np.concatenate(parts) for parts in zip(*layers))
        stroke = g.add("Reshape", "stroke", g.ints(-1, *([1, 1] if places else [1])))
        size = g.add("Concat", stroke, g.add("Mul", stroke, stroke), axis=2 if places else 1)
        if not places:
            return g.add("Gemm", g.add("Concat", "style", size, axis=1), g.constant(weight), g.constant(bias), transB=1)
        # The same stroke for every style.
        size = g.add("Expand", size, g.add("Concat", g.part(g.add("Shape", "styles"), 0, 2, 0), g.ints(2), axis=0))
        values = g.add("MatMul", g.add("Concat", "styles", size, axis=2), g.constant(weight.T.copy()))
        return g.add("Transpose", g.add("Add", values, g.constant(bias)), perm=[0, 2, 1])

    def __call__(self, name: str, x: str, level: str) -> str:
        """`level` names the resolution."""
        g, (scale, shift) = self.graph, self.parts[name]
        if level not in self.levels:
            shape = g.add("Shape", x)
            flat = g.add("Concat", g.ints(1, -1), g.part(shape, 2, 4, 0), axis=0)
            count = g.add("Mul", g.part(shape, 0, 1, 0), g.part(shape, 1, 2, 0)) if self.places else ""
            self.levels[level] = shape, flat, count
        if self.noted:
            mean = g.add("ReduceMean", x, axes=[2, 3], keepdims=0)
            square = g.add("ReduceMean", g.add("Mul", x, x), axes=[2, 3], keepdims=0)
            # Rounding may leave a hair less than nothing.
            variance = g.add("Max", g.add("Sub", square, g.add("Mul", mean, mean)), g.constant(0.0))
            self.stats += [mean, variance]
        shape, _, count = self.levels[level]
        if not self.places:
            return self.normal(name, x, level, g.add("Reshape", scale, g.ints(-1)), g.add("Reshape", shift, g.ints(-1)))
        plain = self.normal(name, x, level, *(g.add("Expand", g.constant([fill]), count) for fill in (1.0, 0.0)))
        return g.add("Add", g.add("Mul", plain, self.here(scale, x, level)), self.here(shift, x, level))

    def normal(self, name: str, x: str, level: str, scale: str, shift: str) -> str:
        """Pictures become channels, so that each has its own scale and shift."""
        g, (shape, flat, _) = self.graph, self.levels[level]
        given = [g.add("Reshape", part, g.ints(-1)) for part in self.means[name]] if self.given else []
        kind = "BatchNormalization" if given else "InstanceNormalization"
        return g.add("Reshape", g.add(kind, g.add("Reshape", x, flat), scale, shift, *given, epsilon=EPSILON), shape)

    def here(self, values: str, x: str, level: str) -> str:
        """values [B, C, P] -> [B, C, h, w]: the masks' mean of them at each place. Masks are enlarged once a resolution."""
        g = self.graph
        if level not in self.masks:
            self.masks[level] = g.add("Reshape", g.enlarged("masks", g.part(self.levels[level][0], 2, 4, 0)), g.ints(0, 0, -1))
        return g.add("Reshape", g.add("MatMul", values, self.masks[level]), self.levels[level][0])


def pairs(values: "list[str]") -> "list[tuple[str, str]]":
    return list(zip(values[::2], values[1::2]))


def picture(g: Graph) -> str:
    """uint8 [B, H, W, 3] -> floats in 0..255, [B, 3, H, W]. Turned while it is bytes: a quarter of the memory."""
    return g.add("Cast", g.add("Transpose", "rgb", perm=[0, 3, 1, 2]), to=T.FLOAT)


def doubled(g: Graph, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
    """A 3 x 3 convolution [o, i, 3, 3] of a bordered picture doubled by repetition: four convolutions of 2 x 2 of the picture itself, one for
    each place in a square of four, in less than half the time. DepthToSpace would then take twice as long as joining columns and rows."""
    first = np.array([[1, 0, 0], [0, 1, 1]], weight.dtype)
    folds, outputs = (first, first[::-1, ::-1]), weight.shape[0]
    kernels = np.stack([np.einsum("ar,oirs,bs->oiab", folds[y], weight, folds[x]) for y in range(2) for x in range(2)], 1)
    every = g.conv(x, np.ascontiguousarray(kernels.reshape(4 * outputs, -1, 2, 2)), np.repeat(bias, 4), 1, 0)
    bordered = g.part(g.add("Shape", every), 2, 4, 0)
    every = g.add("Reshape", every, g.add("Concat", g.ints(-1, outputs, 4), bordered, axis=0))
    end = lambda offset: np.iinfo(np.int64).max if offset else -1
    rows = []
    for y in range(2):
        columns = [g.add("Slice", every, g.ints(2 * y + x, y, x), g.ints(2 * y + x + 1, end(y), end(x)), g.ints(2, 3, 4)) for x in range(2)]
        row = g.add("Concat", *[g.add("Unsqueeze", column, g.ints(5)) for column in columns], axis=5)
        rows.append(g.add("Transpose", row, perm=[0, 1, 3, 2, 4, 5]))
    size = g.add("Mul", g.add("Sub", bordered, g.ints(1, 1)), g.ints(2, 2))
    return g.add("Reshape", g.add("Concat", *rows, axis=3), g.add("Concat", g.ints(-1, outputs), size, axis=0))


def pixels(g: Graph, x: str) -> str:
    """[B, 12, h, w], channels by row and column in a square of four, then red, green and blue -> [B, 4 h w, 3], pixel by pixel.
    Whole rows are moved first, then columns and channels change places: DepthToSpace takes ten times as long."""
    shape = g.add("Shape", x)
    rows = g.add("Transpose", x, perm=[0, 2, 1, 3])
    columns = g.add("Reshape", rows, g.add("Concat", g.ints(-1, 6), g.part(shape, 3, 4, 0), axis=0))
    return g.add("Reshape", g.add("Transpose", columns, perm=[0, 2, 1]), g.add("Concat", g.part(shape, 0, 1, 0), g.ints(-1, 3), axis=0))


def mix(g: Graph, painted: str, places: bool) -> str:
    """painted [B, H W, 3] in 0..1, then `colour` and `amount`, then bytes: network.mixed. In this order sums round as they always did."""
    plain = g.add("Reshape", g.add("Cast", "rgb", to=T.FLOAT), g.ints(0, -1, 3))
    change = g.add("Sub", g.add("Mul", painted, g.constant(255.0)), plain)
    share = g.add("Reshape", "colour", g.ints(-1, 1, 1))
    luma = g.add("Reshape", g.add("MatMul", g.constant([LUMA]), g.add("Transpose", change, perm=[0, 2, 1])), g.ints(0, -1, 1))
    # A product, as below, since elements that each hold for three are slow.
    luma = g.add("MatMul", luma, g.constant([[1, 1, 1]]))
    change = g.add("Add", g.add("Mul", change, g.add("Sub", g.constant(1.0), share)), g.add("Mul", luma, share))
    if places:
        amount = g.add("Reshape", g.enlarged(g.add("Unsqueeze", "amount", g.ints(1)), g.part(g.add("Shape", "rgb"), 1, 3, 0)), g.ints(0, -1, 1))
        amount = g.add("MatMul", amount, g.constant([[1, 1, 1]]))
    else:
        amount = g.add("Reshape", "amount", g.ints(-1, 1, 1))
    y = g.add("Add", plain, g.add("Mul", change, amount))
    y = g.add("Add", g.add("Clip", y, g.constant(0.0), g.constant(255.0)), g.constant(0.5))
    return g.add("Reshape", g.add("Cast", y, to=T.UINT8), g.add("Shape", "rgb"))


def finish(weights: "dict[str, np.ndarray]", shape: Shape, places: bool = False, given: bool = False, noted: bool = True) -> onnx.ModelProto:
    """The network in one of its forms. `given`: statistics are an input; `noted`: an output.

    Weights are those of weights.safetensors, see fold.py."""
    g = Graph()
    norms = Norms(g, weights, shape, places, given, noted and not given)
    edges = g.ints(0, 0, PAD, PAD, 0, 0, PAD, PAD)
    conv = lambda name, x, stride=1, order=slice(None): g.conv(
        g.add("Pad", x, edges, mode="edge"), np.ascontiguousarray(weights[f"{name}.weight"][order]), weights[f"{name}.bias"][order], stride, 0)
    x = g.add("Relu", conv("down1", picture(g), 2))
    x = g.add("Relu", norms("norm_in", conv("down2", x, 2), "quarter"))
    for b in range(shape.blocks):
        y = g.add("Relu", norms(f"middle.{b}.norms.0", conv(f"middle.{b}.convs.0", x), "quarter"))
        x = g.add("Add", x, norms(f"middle.{b}.norms.1", conv(f"middle.{b}.convs.1", y), "quarter"))
    x = doubled(g, g.add("Pad", x, edges, mode="edge"), weights["up1.weight"], weights["up1.bias"])
    x = g.add("Relu", norms("norm_out", x, "half"))
    by_place = np.arange(12).reshape(3, 4).T.ravel()
    # Fused with the convolution where it follows at once.
    x = pixels(g, g.add("Sigmoid", conv("up2", x, order=by_place)))
    g.name(mix(g, x, places), "painted")
    inputs = [("rgb", T.UINT8, ["B", "H", "W", 3])]
    inputs += [("styles", T.FLOAT, ["B", "P", 100]), ("masks", T.FLOAT, ["B", "P", "h", "w"])] if places else [("style", T.FLOAT, ["B", 100])]
    inputs += [("stroke", T.FLOAT, ["B"]), ("colour", T.FLOAT, ["B"]), ("amount", T.FLOAT, ["B", "ah", "aw"] if places else ["B"])]
    outputs = [("painted", T.UINT8, ["B", "H", "W", 3])]
    if given:
        inputs.append(("stats", T.FLOAT, ["B", shape.stats]))
    elif noted:
        g.name(g.add("Concat", *norms.stats, axis=1), "stats")
        outputs.append(("stats", T.FLOAT, ["B", shape.stats]))
    return g.model(inputs, outputs)


def hand(weights: "dict[str, np.ndarray]") -> onnx.ModelProto:
    """The predictor: rgb uint8 [B, 128, 128, 3] -> style f32 [B, 100]. Its scales are multiplied into `predictor.*`."""
    g = Graph()
    h, seen = picture(g), []
    h = g.add("Add", g.add("Mul", h, g.constant(2 / 255)), g.constant(-1.0))
    for i, (kernel, stride) in enumerate(zip(KERNELS, STRIDES)):
        h = g.add("Relu", g.conv(h, weights[f"predictor.convs.{i}.weight"], weights[f"predictor.convs.{i}.bias"], stride, kernel // 2))
        if i in READ:
            seen.append(g.add("ReduceMean", h, axes=[2, 3], keepdims=0))
    linear = lambda name, x: g.add("Gemm", x, g.constant(weights[f"predictor.{name}.weight"]), g.constant(weights[f"predictor.{name}.bias"]), transB=1)
    g.name(linear("out", g.add("Relu", linear("hidden", g.add("Concat", *seen, axis=1)))), "style")
    return g.model([("rgb", T.UINT8, ["B", 128, 128, 3])], [("style", T.FLOAT, ["B", 100])])
