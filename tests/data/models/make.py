#!/usr/bin/env python3
"""Makes the small networks of the tests into this folder: make.py. Needs python3-onnx and python3-numpy."""
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
SIDE = 32


def save(name, nodes, constants, outputs):
    values = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, shape in outputs]
    image = helper.make_tensor_value_info('image', TensorProto.FLOAT, [1, 3, SIDE, SIDE])
    graph = helper.make_graph(nodes, name, [image], values,
                              [numpy_helper.from_array(np.asarray(v, np.float32), k) for k, v in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 10)])
    model.ir_version = 5
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(HERE, name + '.onnx'))


random = np.random.default_rng(1)
kernel = random.normal(0, .3, (8, 3, 4, 4))
conv = helper.make_node('Conv', ['image', 'kernel'], ['raw'], kernel_shape=[4, 4], strides=[4, 4])
limit = helper.make_node('Clip', ['raw'], ['map'], min=0.0, max=6.0)
mean = helper.make_node('GlobalAveragePool', ['map'], ['mean'])
flat = helper.make_node('Flatten', ['mean'], ['vector'], axis=1)
save('good', [conv, limit, mean, flat], {'kernel': kernel}, [('map', [1, 8, 8, 8]), ('vector', [1, 8])])
save('nothing', [conv, limit, mean, flat, helper.make_node('Div', ['zero', 'zero'], ['none']),
                 helper.make_node('Add', ['vector', 'none'], ['broken'])],
     {'kernel': kernel, 'zero': np.zeros((1, 8))}, [('map', [1, 8, 8, 8]), ('broken', [1, 8])])
lines = helper.make_node('ReduceMean', ['map'], ['lines'], axes=[3], keepdims=0)
save('lines', [conv, limit, lines], {'kernel': kernel}, [('map', [1, 8, 8, 8]), ('lines', [1, 8, 8])])
