"""EfficientNet-Lite from its weights: a list of plain layers, and that list as an ONNX file.

Batch norms are folded into the convolutions (eps 1e-3); padding is TensorFlow's SAME for the wanted input size, the odd
pixel right and below; ReLU6 follows every convolution but the projections.
"""
import re

import numpy as np

STAGE_STRIDES = (1, 2, 2, 2, 1, 2, 1)
NORM_EPSILON = 1e-3


class Layer:
    """A convolution with its norm folded in. `group` = channels for a depthwise one. `shortcut`: the name of what is
    added to the result, if anything."""

    def __init__(self, name, source, kernel, bias, stride, side, group, limited):
        self.name, self.source, self.kernel, self.bias = name, source, kernel, bias
        self.stride, self.group, self.limited, self.shortcut = stride, group, limited, None
        size = kernel.shape[2]
        self.side = -(-side // stride)
        pad = max((self.side - 1) * stride + size - side, 0)
        self.pads = (pad // 2, pad - pad // 2)  # before, after; in both directions


class LiteNetwork:
    """The layers in order, the last one makes the head map; then the classifier."""

    def __init__(self, weights, side):
        self.weights, self.side, self.layers = weights, side, []
        self._build()
        self.classes, self.class_bias = weights['_fc.weight'], weights['_fc.bias']

    def _conv(self, source, name, norm, stride, side, depthwise=False, limited=True):
        w = self.weights
        scale = w[norm + '.weight'] / np.sqrt(w[norm + '.running_var'] + NORM_EPSILON)
        kernel = w[name + '.weight'] * scale[:, None, None, None]
        bias = w[norm + '.bias'] - w[norm + '.running_mean'] * scale
        group = kernel.shape[0] if depthwise else 1
        layer = Layer(name, source, kernel.astype(np.float32), bias.astype(np.float32), stride, side, group, limited)
        self.layers.append(layer)
        return layer

    def _build(self):
        w = self.weights
        last = self._conv('image', '_conv_stem', '_bn0', 2, self.side)
        blocks = 1 + max(int(m.group(1)) for m in (re.match(r'_blocks\.(\d+)\.', name) for name in w) if m)
        strides, channels = iter(STAGE_STRIDES), None
        for number in range(blocks):
            block, entrance = f'_blocks.{number}.', last
            out_channels = w[block + '_project_conv.weight'].shape[0]
            stride = next(strides) if out_channels != channels else 1
            expands = block + '_expand_conv.weight' in w
            in_channels = w[block + '_expand_conv.weight'].shape[1] if expands else None
            if expands:
                last = self._conv(last.name, block + '_expand_conv', block + '_bn0', 1, last.side)
            last = self._conv(last.name, block + '_depthwise_conv', block + '_bn1', stride, last.side, depthwise=True)
            last = self._conv(last.name, block + '_project_conv', block + '_bn2', 1, last.side, limited=False)
            if stride == 1 and in_channels == out_channels:
                last.shortcut = entrance.name
            channels = out_channels
        self._conv(last.name, '_conv_head', '_bn1', 1, last.side)


def save_onnx(network, path):
    """Opset 10, which every engine we use reads (limits of Clip as attributes). Outputs: head_map, features, logits."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    nodes, constants, results = [], [], {'image': 'image'}

    def constant(name, array):
        constants.append(numpy_helper.from_array(np.ascontiguousarray(array, np.float32), name))
        return name

    for layer in network.layers:
        name = layer.name
        inputs = [results[layer.source], constant(name + '.k', layer.kernel), constant(name + '.b', layer.bias)]
        before, after = layer.pads
        nodes.append(helper.make_node('Conv', inputs, [name], name=name, kernel_shape=list(layer.kernel.shape[2:]),
                                      strides=[layer.stride] * 2, pads=[before, before, after, after],
                                      group=layer.group))
        results[name] = name
        if layer.limited:
            results[name] = name + '.limited'
            nodes.append(helper.make_node('Clip', [name], [results[name]], name=results[name], min=0.0, max=6.0))
        if layer.shortcut:
            results[name] = name + '.sum'
            nodes.append(helper.make_node('Add', [name, results[layer.shortcut]], [results[name]], name=results[name]))
    nodes[-1].output[0] = 'head_map'
    side, width = network.layers[-1].side, network.layers[-1].kernel.shape[0]
    nodes.append(helper.make_node('GlobalAveragePool', ['head_map'], ['pool'], name='pool'))
    nodes.append(helper.make_node('Flatten', ['pool'], ['features'], name='features', axis=1))
    classifier = ['features', constant('classes.k', network.classes), constant('classes.b', network.class_bias)]
    nodes.append(helper.make_node('Gemm', classifier, ['logits'], name='logits', transB=1))

    def value(name, shape):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    outputs = [value('head_map', [1, width, side, side]), value('features', [1, width]),
               value('logits', [1, network.classes.shape[0]])]
    graph = helper.make_graph(nodes, 'efficientnet_lite', [value('image', [1, 3, network.side, network.side])], outputs,
                              constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 10)])
    model.ir_version = 5
    onnx.checker.check_model(model)
    onnx.save(model, path)
