"""Leaves families of `fields` out of the graph's run where their gates are closed.

PyTorch's export follows one run and knows no choice, so the choice is put into the finished graph: what only some families need
becomes the branch of an ONNX `If`, which runs where one of their gates is open.
"""
from collections import defaultdict

import onnx
from onnx import TensorProto, helper

# A family's nodes by the module that made them.
Scopes = "dict[str, str]"


def skip_closed(model: onnx.ModelProto, scopes: Scopes, gates: str) -> onnx.ModelProto:
    """`scopes` family: part of its nodes' names, in the order of the gates; `gates` an output of the graph [B, families], which is
    taken from it. What is left out counts as 0 for those who add it up."""
    model = onnx.shape_inference.infer_shapes(model)
    graph = model.graph
    types = {value.name: value.type.tensor_type.elem_type for value in graph.value_info}
    kept = [output for output in graph.output if output.name != gates]
    nodes, families = list(graph.node), list(scopes)
    needed = needed_by(nodes, scopes, {output.name for output in graph.output})
    branches = defaultdict(list)
    for node, who in zip(nodes, needed):
        if len(who) < len(families) and node.op_type != "Constant":
            branches[who].append(node)
    inside = {id(node) for members in branches.values() for node in members}
    made = [node for node in nodes if id(node) not in inside]
    for who, members in branches.items():
        made += when_open(members, nodes, types, sorted(families.index(family) for family in who), gates)
    made += zeros({value for node in made for value in needs(node)})
    known = {value.name for value in [*graph.input, *graph.initializer]}
    del graph.node[:], graph.output[:], graph.value_info[:]
    graph.node.extend(in_order(made, known))
    graph.output.extend(kept)
    onnx.checker.check_model(model)
    return model


def needed_by(nodes: "list[onnx.NodeProto]", scopes: Scopes, outputs: "set[str]") -> "list[frozenset[str]]":
    """For each node the families that its values serve; all of them where the picture itself is made of them."""
    everyone = frozenset(scopes)
    serves = defaultdict(set)
    needed = []
    for node in reversed(nodes):
        family, scope = next(((family, scope) for family, scope in scopes.items() if scope in node.name), (None, ""))
        # Where its parts are multiplied by its gate, a family's values leave it, and serve it alone.
        gate = f"{node.name.split(scope)[0]}{scope.rsplit('/', 2)[0]}/Mul" if family else ""
        who = set()
        for value in node.output:
            who |= everyone if value in outputs else set()
            for user, by in serves[value]:
                who |= {family} if family and by.startswith(gate) else user
        who = frozenset(who) or everyone
        needed.append(who)
        for value in node.input:
            serves[value].add((who, node.name))
    return needed[::-1]


def zeros(wanted: "set[str]") -> "list[onnx.NodeProto]":
    zero = lambda name, kind, shape: helper.make_node("Constant", [], [name], value=helper.make_tensor(name, kind, shape, [0]))
    kinds = {"closed/0": (TensorProto.FLOAT, [1, 1, 1, 1]), "closed/shape": (TensorProto.INT64, [1]), "closed/gate": (TensorProto.FLOAT, [])}
    return [zero(name, *kind) for name, kind in kinds.items() if name in wanted]


def when_open(members, nodes, types, rows: "list[int]", gates: str) -> "list[onnx.NodeProto]":
    """`members` as the branch of an If that runs where one of the gates `rows` is open."""
    name = "closed/" + "-".join(map(str, rows))
    own = {value for node in members for value in node.output}
    mine = {id(node) for node in members}
    used = {value for node in nodes if id(node) not in mine for value in node.input}
    leaving = [value for node in members for value in node.output if value in used]
    typed = lambda end: [helper.make_tensor_value_info(value + end, types.get(value, TensorProto.FLOAT), None) for value in leaving]
    drawn = []
    for node in members:
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        # A branch gives its values names of its own.
        copy.input[:] = [value + "/drawn" if value in own else value for value in node.input]
        copy.output[:] = [value + "/drawn" for value in node.output]
        drawn.append(copy)
    zero = lambda value: "closed/shape" if types.get(value) == TensorProto.INT64 else "closed/0"
    none = [helper.make_node("Identity", [zero(value)], [value + "/none"]) for value in leaving]
    index = helper.make_tensor(name, TensorProto.INT64, [len(rows)], rows)
    return [
        helper.make_node("Constant", [], [name + "/rows"], value=index),
        helper.make_node("Gather", [gates, name + "/rows"], [name + "/gates"], axis=1),
        helper.make_node("ReduceMax", [name + "/gates"], [name + "/most"], keepdims=0),
        helper.make_node("Greater", [name + "/most", "closed/gate"], [name + "/open"]),
        helper.make_node(
            "If", [name + "/open"], leaving, name=name,
            then_branch=helper.make_graph(drawn, name + "/drawn", [], typed("/drawn")),
            else_branch=helper.make_graph(none, name + "/none", [], typed("/none"))),
    ]


def in_order(nodes: "list[onnx.NodeProto]", known: "set[str]") -> "list[onnx.NodeProto]":
    """Every node after what it needs."""
    known, ordered, left = {*known, ""}, [], nodes
    while left:
        ready = [node for node in left if needs(node) <= known]
        if not ready:
            raise ValueError(f"{left[0].name or left[0].output[0]} needs {sorted(needs(left[0]) - known)[:3]}, which nothing makes")
        ordered += ready
        known.update(value for node in ready for value in node.output)
        left = [node for node in left if not needs(node) <= known or not set(node.output) <= known]
    return ordered


def needs(node: onnx.NodeProto) -> "set[str]":
    """A node's inputs, and what its branches take from outside."""
    wanted = set(node.input)
    for attribute in node.attribute:
        if attribute.type == onnx.AttributeProto.GRAPH:
            made = {value for inner in attribute.g.node for value in inner.output}
            wanted |= {value for inner in attribute.g.node for value in inner.input} - made
    return wanted
