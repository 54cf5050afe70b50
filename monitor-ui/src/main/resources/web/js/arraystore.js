// What the page of arrays knows: one whole picture of the array shown. Nothing here draws.
import { ms } from './format.js';

export const SUBJECT = {
  throughput: 'array.inter-calibration',
  size: 'array.inter-calibration.size',
  cross: 'array.cross-calibration',
  timing: 'array.timing',
};

const STALE_S = 30;

export class ArrayStore {
  constructor() {
    this.link = { state: 'connecting', since: Date.now(), retryAt: 0, cause: '' };
    this.clockOffset = 0;
    this.version = 0;
    this.picture = null;
    this.commands = false;
    this.selection = { array: '', telescope: null, channel: null };
  }

  /** Takes a text message; a message without a picture only says that nothing changed. */
  apply(message) {
    if (message.type !== 'array') return true;
    this.clockOffset = message.now - Date.now();
    this.version = message.version;
    this.commands = message.commands;
    this.deadLetters = message.dead_letters ?? {};
    this.dropped = message.dropped;
    if (message.picture) this.picture = message.picture.array ? message.picture : null;
    return true;
  }

  applySpectrum() { /* none is asked for */ }

  select({ array, telescope }) {
    this.selection = { array: array ?? '', telescope, channel: telescope };
  }

  get telescopes() { return this.picture?.telescopes ?? []; }

  get blocks() { return this.picture?.blocks ?? []; }

  /** Newest block. */
  block() { return this.blocks.at(-1) ?? null; }

  /** Newest block whose coefficients are known. */
  judged() { return this.blocks.find(block => block.run === this.picture.judged) ?? null; }

  line(scope) { return this.telescopes.find(each => each.scope === scope) ?? null; }

  /** For control charts: how far the data are. */
  run() {
    const judged = this.judged();
    return judged && { complete: judged.complete, data_until: judged.at ?? judged.until };
  }

  points(quantity) { return (this.picture?.history ?? []).filter(point => point.quantity === quantity); }

  quantities() { return [...new Set((this.picture?.history ?? []).map(point => point.quantity))].sort(); }

  /** LIVE: the newest block has no end or one in the future; ENDED: it is through; else REPLAY. */
  badge() {
    const block = this.block();
    if (!block) return 'NO ARRAY';
    if (block.complete || block.state === 'ended') return 'ENDED';
    if (this.stale()) return 'STALE';
    return !block.until || ms(block.until) > this.now() ? 'LIVE' : 'REPLAY';
  }

  stale() {
    const block = this.block();
    return Boolean(block) && !block.complete && block.state !== 'ended' && this.age() > STALE_S;
  }

  /** Seconds of wall clock since something arrived. */
  age() { return Math.max(0, (this.now() - Math.max(...this.blocks.map(block => block.received_ms))) / 1000); }

  clocks() { return { data: ms(reached(this.blocks)) }; }

  /** Wall clock of the server [ms]. */
  now() { return Date.now() + this.clockOffset; }
}

/** Latest data time of blocks. */
export const reached = blocks => blocks.map(block => block.at ?? block.until).filter(Boolean).sort().at(-1);

/** The newest coefficient of a subject, null without. */
export function coefficient(line, subject) {
  return line?.coefficients.find(each => each.subject === subject) ?? null;
}

/** Published throughput, before the first block is through what the running block says. */
function throughputOf(line) {
  return coefficient(line, SUBJECT.throughput)?.value.throughput ?? line.now?.throughput;
}

/** Newest drift point of the throughput, or of the clock. */
export function driftOf(line, what) {
  const pattern = what === 'clock' ? /clock|tim|offset/i : /throughput|light|gain/i;
  const fitting = line.drift.filter(point => pattern.test(point.quantity));
  return fitting.find(point => !/size|cross/i.test(point.quantity)) ?? fitting[0] ?? null;
}

/** What the map shows of a telescope in per cent: change since its reference, or against the mean of its type. */
export function deviation(store, line, by) {
  if (by === 'change') {
    const point = driftOf(line, 'throughput');
    return point && point.run === store.picture.judged ? percent(point) : NaN;
  }
  const value = throughputOf(line);
  const others = store.telescopes.filter(each => each.telescope.type === line.telescope.type)
    .map(throughputOf).filter(Number.isFinite);
  return Number.isFinite(value) && others.length ? 100 * (value / (others.reduce((a, b) => a + b) / others.length) - 1) : NaN;
}

/** Shift of a throughput in per cent; one in logarithm or as a ratio is a fraction. */
export function percent(point) {
  const { unit, shift, reference } = point.measured ?? {};
  if (unit === '%') return shift;
  return /ln|log/i.test(unit ?? '') || !Number.isFinite(reference) || reference <= 0 ? 100 * Math.expm1(shift) : 100 * shift / reference;
}
