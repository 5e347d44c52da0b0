"""Reads the weights of a network from an old-style .pth file without torch and without trusting it.

Such a file is a row of pickles (magic number, protocol, system, an ordered dict of tensors, the list of storage keys),
then each storage as a 64-bit count and raw numbers. A pickle is a program; this reader knows only the opcodes and the
names that a plain dict of tensors needs and refuses every other one, so nothing in the file can run.
"""
import pickletools
import struct

import numpy as np

MAGIC = 0x1950A86A20F9469CFC6C
STORAGE_TYPES = {'torch FloatStorage': np.dtype('<f4'), 'torch LongStorage': np.dtype('<i8')}
NAMES = {'collections OrderedDict', 'torch._utils _rebuild_tensor_v2', *STORAGE_TYPES}
# A network of the size we convert has some hundred tensors; more numbers than this are a bomb.
MOST_NUMBERS = 200_000_000
MOST_STEPS = 1_000_000


class Refused(Exception):
    """The file is not a plain dict of tensors; the text says what was met."""


class _Mark:
    pass


class _Storage:
    def __init__(self, dtype, count):
        self.dtype, self.count, self.data = dtype, count, None


class _Machine:
    """Runs one pickle. `storages` is shared by the pickles of a file: the tensors name them, the end fills them."""

    def __init__(self, storages):
        self.storages, self.stack, self.memo = storages, [], {}

    def run(self, file):
        steps = 0
        for opcode, argument, _ in pickletools.genops(file):
            steps += 1
            if steps > MOST_STEPS:
                raise Refused('the pickle is too long')
            if opcode.name == 'STOP':
                return self.stack.pop()
            self.step(opcode.name, argument)
        raise Refused('the pickle has no end')

    def step(self, name, argument):
        push = self.stack.append
        if name in ('PROTO', 'FRAME'):
            return
        if name in ('BININT', 'BININT1', 'BININT2', 'LONG1', 'BINUNICODE'):
            push(argument)
        elif name in CONSTANTS:
            push(CONSTANTS[name]())
        elif name == 'GLOBAL':
            if argument not in NAMES:
                raise Refused(f'the name {argument!r}')
            push(argument)
        elif name in ('BINPUT', 'LONG_BINPUT'):
            self.memo[argument] = self.stack[-1]
        elif name in ('BINGET', 'LONG_BINGET'):
            push(self.memo[argument])
        elif name in GATHERING:
            GATHERING[name](self)
        else:
            raise Refused(f'the opcode {name}')

    def from_mark(self):
        items = []
        while True:
            item = self.stack.pop()
            if isinstance(item, _Mark):
                return items[::-1]
            items.append(item)

    def tuple_of(self, count):
        items = tuple(self.stack[-count:])
        del self.stack[-count:]
        self.stack.append(items)

    def set_items(self, items):
        if not isinstance(self.stack[-1], dict) or len(items) % 2:
            raise Refused('items for what is no dict')
        self.stack[-1].update(zip(items[::2], items[1::2]))

    def append_items(self, items):
        if not isinstance(self.stack[-1], list):
            raise Refused('items for what is no list')
        self.stack[-1].extend(items)

    def call(self):
        arguments, name = self.stack.pop(), self.stack.pop()
        if name == 'collections OrderedDict' and arguments == ():
            self.stack.append({})
        elif name == 'torch._utils _rebuild_tensor_v2' and len(arguments) >= 4 and isinstance(arguments[0], _Storage):
            self.stack.append(tuple(arguments[:4]))
        else:
            raise Refused(f'a call of {name!r}')

    def storage(self):
        kind, name, key, _, count, view = self.stack.pop()
        if kind != 'storage' or name not in STORAGE_TYPES or view is not None or not 0 <= count <= MOST_NUMBERS:
            raise Refused(f'the storage {key!r}')
        self.stack.append(self.storages.setdefault(key, _Storage(STORAGE_TYPES[name], count)))

    def drop_state(self):
        """Of an OrderedDict: its metadata, which we do not need."""
        self.stack.pop()
        if not isinstance(self.stack[-1], dict):
            raise Refused('a state for what is no dict')


CONSTANTS = {'NONE': lambda: None, 'NEWTRUE': lambda: True, 'NEWFALSE': lambda: False, 'EMPTY_DICT': dict,
             'EMPTY_LIST': list, 'EMPTY_TUPLE': tuple, 'MARK': _Mark}
GATHERING = {
    'TUPLE': lambda m: m.stack.append(tuple(m.from_mark())),
    'TUPLE1': lambda m: m.tuple_of(1),
    'TUPLE2': lambda m: m.tuple_of(2),
    'TUPLE3': lambda m: m.tuple_of(3),
    'SETITEM': lambda m: m.set_items([m.stack.pop(-2), m.stack.pop()]),
    'SETITEMS': lambda m: m.set_items(m.from_mark()),
    'APPEND': lambda m: m.append_items([m.stack.pop()]),
    'APPENDS': lambda m: m.append_items(m.from_mark()),
    'REDUCE': _Machine.call,
    'BINPERSID': _Machine.storage,
    'BUILD': _Machine.drop_state,
}


def _fill(file, storages, keys):
    for key in keys:
        header = file.read(8)
        storage = storages.get(key)
        if len(header) != 8 or storage is None or struct.unpack('<q', header)[0] != storage.count:
            raise Refused(f'the numbers of storage {key!r}')
        raw = file.read(storage.count * storage.dtype.itemsize)
        if len(raw) != storage.count * storage.dtype.itemsize:
            raise Refused('the file ends too early')
        storage.data = np.frombuffer(raw, storage.dtype)


def _tensor(name, parts):
    """A tensor is a view of its storage, and its strides matter: a network read without them knows nothing."""
    storage, offset, size, strides = parts
    whole = isinstance(storage, _Storage) and storage.data is not None and len(size) == len(strides) <= 8
    if not whole or min((offset, *size, *strides), default=0) < 0:
        raise Refused(f'the tensor {name!r}')
    if not size or 0 in size:
        return np.zeros(size, storage.dtype) if 0 in size else storage.data[offset:offset + 1].reshape(()).copy()
    if offset + sum((n - 1) * step for n, step in zip(size, strides)) >= storage.count:
        raise Refused(f'the tensor {name!r} reaches beyond its storage')
    steps = [step * storage.dtype.itemsize for step in strides]
    return np.lib.stride_tricks.as_strided(storage.data[offset:], size, steps).copy()


def read_weights(path):
    """Name -> array. Raises Refused for anything but a plain dict of tensors."""
    storages = {}
    with open(path, 'rb') as file:
        try:
            magic, _, _, tensors, keys = (_Machine(storages).run(file) for _ in range(5))
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise Refused(f'a broken pickle ({error})') from error
        if magic != MAGIC or not isinstance(tensors, dict) or not isinstance(keys, list):
            raise Refused('it is no weight file of the old style')
        _fill(file, storages, keys)
    return {name: _tensor(name, parts) for name, parts in tensors.items()}
