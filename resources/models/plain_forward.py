"""Runs an ONNX file of lite_network.py with numpy alone: slow, but it proves the file without any engine.

It reads the file back instead of the layers in memory, so that what was written is what is checked.
"""
import numpy as np


def test_image(side):
    """The same picture in every language: colour c of the pixel (x, y) is (7x + 13y + 29c + xy mod 31) mod 256."""
    y, x = np.mgrid[0:side, 0:side]
    planes = [(7 * x + 13 * y + 29 * c + (x * y) % 31) % 256 for c in range(3)]
    return ((np.stack(planes).astype(np.float32) - 127) / 128)[None]


def _windows(x, size, stride, side):
    """The input shifted for each place of the kernel."""
    for dy in range(size):
        for dx in range(size):
            last_y, last_x = dy + (side - 1) * stride + 1, dx + (side - 1) * stride + 1
            yield dy, dx, x[:, dy:last_y:stride, dx:last_x:stride]


def _conv(x, kernel, bias, attributes):
    top, left, bottom, right = attributes['pads']
    x = np.pad(x[0], ((0, 0), (top, bottom), (left, right)))
    size, stride = kernel.shape[2], attributes['strides'][0]
    side = (x.shape[1] - size) // stride + 1
    result = np.zeros((kernel.shape[0], side, side), np.float32) + bias[:, None, None]
    for dy, dx, part in _windows(x, size, stride, side):
        if attributes['group'] == 1:
            result += (kernel[:, :, dy, dx] @ part.reshape(part.shape[0], -1)).reshape(result.shape)
        else:
            result += kernel[:, 0, dy, dx][:, None, None] * part
    return result[None]


def run_file(path, image):
    """Output name -> array."""
    import onnx
    from onnx import helper, numpy_helper

    graph = onnx.load(path).graph
    values = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    values[graph.input[0].name] = image
    for node in graph.node:
        attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        inputs = [values[name] for name in node.input]
        if node.op_type == 'Conv':
            result = _conv(*inputs, attributes)
        elif node.op_type == 'Clip':
            result = np.clip(inputs[0], attributes['min'], attributes['max'])
        elif node.op_type == 'Add':
            result = inputs[0] + inputs[1]
        elif node.op_type == 'GlobalAveragePool':
            result = inputs[0].mean((2, 3), keepdims=True)
        elif node.op_type == 'Flatten':
            result = inputs[0].reshape(1, -1)
        elif node.op_type == 'Gemm':
            result = inputs[0] @ inputs[1].T + inputs[2]
        else:
            raise ValueError(f'the operation {node.op_type} is not one of ours')
        values[node.output[0]] = result
    return {output.name: values[output.name] for output in graph.output}
