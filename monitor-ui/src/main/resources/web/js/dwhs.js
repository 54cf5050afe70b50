// Binary histogram DWHS, version 1 (see docs of the topic `histograms`).

const BYTES = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };
const VIEWS = ['total', 'sliding', 'decayed'];

/** @returns {{run, channel, quantity, view, lowEdge, binWidth, fromMs, untilMs, events, overflow, contents}} */
export function decode(buffer) {
  const data = new DataView(buffer);
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, 4));
  if (magic !== 'DWHS') throw new Error(`spectrum: expected DWHS, got ${magic}`);
  let at = 12;
  const float64 = () => { at += 8; return data.getFloat64(at - 8, true); };
  const int64 = () => { at += 8; return data.getBigInt64(at - 8, true); };
  const text = () => {
    const length = data.getUint16(at, true);
    at += 2 + length;
    return new TextDecoder().decode(new Uint8Array(buffer, at - length, length));
  };
  const lowEdge = float64();
  const binWidth = float64();
  const fromMs = Number(int64() / 1000000n);
  const untilMs = Number(int64() / 1000000n);
  const events = Number(int64());
  const overflow = Number(int64());
  const bins = data.getUint32(at, true);
  const width = data.getUint8(at + 4);
  const view = VIEWS[data.getUint8(at + 5)];
  at += 6;
  const run = text();
  const channel = text();
  const quantity = text();
  const header = data.getUint16(6, true);
  // a copy, since typed arrays want their offset aligned
  const contents = new BYTES[width](buffer.slice(header, header + bins * width));
  return { run, channel, quantity, view, lowEdge, binWidth, fromMs, untilMs, events, overflow, contents };
}
