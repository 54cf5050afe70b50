// What the page of productions knows: all grid points, and the chosen one whole. Nothing here draws.
import { duration, interval, known, ms } from './format.js';

const STALE_S = 30;

/** States of a grid point, the one that needs a person most first: its glyph, its word, what it means. */
export const STATES = {
  REFUSED: ['WARN', 'refused', 'its counts contradict each other'],
  STALE: ['STALE', 'stale', 'a run goes on and has fallen silent'],
  NODATA: ['NODATA', 'no data', 'announced, nothing counted'],
  SHORT: ['LOWSTAT', 'short of events', 'no run goes on, and the events asked for are not there'],
  RUNNING: ['RUNNING', 'running', 'a run goes on, the events asked for are not there yet'],
  CONVERGED: ['OK', 'converged', 'the events asked for are there'],
};
export const RANK = Object.keys(STATES);

export class ProductionStore {
  constructor() {
    this.link = { state: 'connecting', since: Date.now(), retryAt: 0, cause: '' };
    this.clockOffset = 0;
    this.version = 0;
    this.picture = null;
    this.selection = { production: '' };
  }

  /** Takes a text message; a message without a picture only says that nothing changed. */
  apply(message) {
    if (message.type !== 'production') return true;
    this.clockOffset = message.now - Date.now();
    this.version = message.version;
    if (message.picture) this.picture = message.picture;
    return true;
  }

  applySpectrum() { /* none is asked for */ }

  select({ point }) { this.selection = { production: point ?? '' }; }

  get points() { return this.picture?.points ?? []; }

  /** The chosen grid point whole; null without, and while the one chosen before is still there. */
  detail() {
    const detail = this.picture?.detail;
    return detail && detail.line.key === this.selection.production ? detail : null;
  }

  /** STALE depends on the clock, so that it is judged here. */
  stateOf(line) { return this.stale(line) ? 'STALE' : line.state; }

  stale(line) { return line.running && this.age(line) > STALE_S; }

  /** Seconds of wall clock since something of a grid point arrived. */
  age(line) { return Math.max(0, (this.now() - line.received_ms) / 1000); }

  /** LIVE: a run goes on that has no end or one in the future; ENDED: none goes on; else REPLAY. */
  badge() {
    if (!this.points.length) return 'NO PRODUCTION';
    const running = this.points.filter(line => line.running);
    if (!running.length) return 'ENDED';
    if (running.every(line => this.stale(line))) return 'STALE';
    return running.some(line => !line.ends_at || ms(line.ends_at) > this.now()) ? 'LIVE' : 'REPLAY';
  }

  clocks() { return { data: ms(this.points.map(line => line.until).filter(Boolean).sort().at(-1)) }; }

  /** Wall clock of the server [ms]. */
  now() { return Date.now() + this.clockOffset; }
}

/** Zenith angle and azimuth for a heading; the rest of the conditions for the line below. */
export function conditions({ key, point }) {
  if (!point) return { pointing: key, rest: '' };
  return {
    pointing: `zenith ${point.zenith_deg}°, azimuth ${point.azimuth_deg}°`,
    rest: `nsb ${point.nsb}, offset ${point.offset_deg}°${point.layout ? `, ${point.layout}` : ''}`,
  };
}

export const sum = values => values.reduce((all, value) => all + (value ?? 0), 0);

/** Share of the events needed that are there, at the present spectrum: errors fall as 1/√n. NaN when nobody can say. */
export function share(maxError, target) {
  return known(maxError) && known(target) ? Math.min(1, (target / maxError) ** 2) : NaN;
}

/** The bins of a status, as rows. */
export function bins(status) {
  const target = status.effective_area_target;
  return status.simulated.map((thrown, i) => {
    const low = status.bin_edges[i];
    const asked = Boolean(target) && low >= target.low_tev && low <= target.high_tev;
    return {
      low, high: status.bin_edges[i + 1], thrown, asked, reconstructed: status.reconstructed[i], efficiency: status.efficiency[i], error: status.relative_errors[i],
      needed: asked ? status.still_needed_per_bin[i] : 0, limiting: low === status.max_error_tev,
      undefined: status.undefined_bins_tev.includes(low),
    };
  });
}

/** Interval, counts and age of what a tile shows of a grid point. */
export function foot(store, line, { from, until }, n) {
  const age = !line.running ? 'final' : freshness(store, line);
  return `${interval(ms(from), ms(until))} · n = ${n} · ${age}`;
}

export function freshness(store, line) {
  const seconds = store.age(line);
  return store.stale(line) ? `STALE: nothing for ${duration(seconds)}` : `${Math.round(seconds)} s old`;
}
