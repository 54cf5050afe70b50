# Writes blosc frames with every codec and shuffle of c-blosc 1.21.6 through PyTables 3.11.1; prints what is under "frames".
import base64, hashlib, json, sys, numpy as np, tables, h5py
rng = np.random.default_rng(20261125)
out = []
def one(codec, dtype, n, shuffle, bitshuffle, level=5, given=None):
    a = np.zeros(n, dtype=dtype)
    for k in a.dtype.names:
        a[k] = np.arange(n) // 7
    if given is not None: a = given
    with tables.open_file('frames.h5', 'w') as f:
        t = f.create_table('/', 't', a, chunkshape=(n,), filters=tables.Filters(complevel=level, complib='blosc:' + codec, shuffle=shuffle, bitshuffle=bitshuffle))
    with h5py.File('frames.h5') as f:
        mask, raw = f['t'].id.read_direct_chunk((0,))
    flags = raw[2]
    plain = a.tobytes()
    out.append(dict(name=f'{codec} {np.dtype(dtype).itemsize}x{n} shuffle={shuffle} bits={bitshuffle}', flags=flags,
        frame=base64.b64encode(raw).decode(), plainSha256=hashlib.sha256(plain).hexdigest()))
small = [('a', 'i4'), ('b', 'i8')]
odd = [('a', 'i4'), ('b', 'i8'), ('c', 'u1')]
for codec in ['blosclz', 'lz4', 'zlib', 'zstd']:
    for shuffle, bits in [(False, False), (True, False), (False, True)]: one(codec, small, 168, shuffle, bits)
for codec in ['blosclz', 'zstd']:
    one(codec, odd, 165, True, False)  # 165 is no multiple of 8
    one(codec, odd, 165, False, True)
one('zstd', [('q', 'i8')], 5000, True, False, 1)  # several blocks, the last one short
one('lz4', [('q', 'i8')], 9000, True, False, 1)
far = np.zeros(9600, dtype=[('q', 'u1')]); far['q'][:300] = far['q'][9200:9500] = rng.integers(0, 256, 300)
one('blosclz', far.dtype, len(far), False, False, 9, given=far)  # a match farther than 8191 bytes
json.dump(out, sys.stdout, indent=1)
