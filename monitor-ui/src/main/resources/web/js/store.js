// What this page knows: one versioned snapshot plus deltas. Nothing here draws.
import { duration, ms } from './format.js';
import { byTime } from './standing.js';

export class Store {
  constructor() {
    this.link = { state: 'connecting', since: Date.now(), retryAt: 0, cause: '' };
    this.clockOffset = 0;
    this.forgetAll();
    this.selection = { run: null, channel: null, view: 'total' };
  }

  forgetAll() {
    this.server = null;
    this.version = 0;
    this.runIds = [];
    this.runs = new Map();
    this.deadLetters = {};
    this.dropped = 0;
    this.forgetRun();
  }

  forgetRun() {
    this.channels = new Map();
    this.forgetChannel();
  }

  forgetChannel() {
    this.versions = [];
    this.versionsCut = 0;
    this.subjects = new Map();
    this.progress = null;
    this.charts = new Map();
    this.chartsCut = 0;
    this.spectrum = null;
    this.detailKnown = false;
  }

  /** Takes a text message; true when it fits what we know, false when it has to be asked for anew. */
  apply(message) {
    this.clockOffset = message.now - Date.now();
    if (message.type === 'snapshot') {
      const spectrum = this.spectrum;
      this.forgetAll();
      this.spectrum = spectrum;
      this.server = message.server;
    } else if (message.server !== this.server || message.from !== this.version) {
      return false;
    }
    this.version = message.version;
    this.dropped = message.dropped;
    this.runIds = message.run_ids;
    for (const run of message.runs) this.runs.set(run.run, run);
    for (const id of [...this.runs.keys()]) if (!this.runIds.includes(id)) this.runs.delete(id);
    if (message.dead_letters) this.deadLetters = message.dead_letters;
    if (message.run === this.selection.run) {
      for (const channel of message.channels) this.channels.set(channel.channel, channel);
      if (message.detail && message.detail.channel === this.selection.channel) this.applyDetail(message.detail);
    }
    return true;
  }

  applyDetail(detail) {
    if (detail.whole) {
      this.versions = [];
      this.subjects = new Map();
      this.charts = new Map();
    }
    this.detailKnown = true;
    this.versionsCut = detail.parameters_cut;
    this.chartsCut = detail.drift_cut;
    for (const parameter of detail.parameters) {
      this.versions = this.versions.filter(each => each.version !== parameter.version);
      this.versions.push(parameter);
    }
    this.versions.sort((a, b) => a.version - b.version);
    for (const subject of detail.subjects) this.applySubject(subject);
    if (detail.whole || detail.progress) this.progress = detail.progress;
    for (const point of detail.drift) {
      if (!this.charts.has(point.quantity)) this.charts.set(point.quantity, new Map());
      this.charts.get(point.quantity).set(point.at, point);
    }
  }

  applySubject({ subject, newest, versions, versions_cut }) {
    const known = this.subjects.get(subject) ?? { newest: null, versions: [], cut: 0 };
    const news = new Set(versions.map(each => each.version));
    this.subjects.set(subject, {
      newest: newest ?? known.newest,
      versions: [...known.versions.filter(each => !news.has(each.version)), ...versions].sort(byTime),
      cut: versions_cut,
    });
  }

  applySpectrum(spectrum) {
    const { run, channel, view } = this.selection;
    if (spectrum.run === run && spectrum.channel === channel && spectrum.view === view) this.spectrum = spectrum;
  }

  select({ run, channel, view }) {
    const before = this.selection;
    this.selection = { run, channel, view };
    if (this.selection.run !== before.run) this.forgetRun();
    else if (this.selection.channel !== before.channel) this.forgetChannel();
    if (this.selection.view !== before.view) this.spectrum = null;
  }

  run() { return this.runs.get(this.selection.run) ?? null; }

  summary() { return this.channels.get(this.selection.channel) ?? null; }

  /** The newest version of a further subject, e.g. germanium.aoe, also when it is only proposed; null without. */
  subject(name) { return this.subjects.get(name)?.newest ?? null; }

  /** How far a subject is: counted, next_at, reason; null when nobody has said. */
  step(name) { return this.progress?.subjects.find(each => each.subject === name) ?? null; }

  newest() { return this.versions.at(-1) ?? null; }

  first() { return this.versions[0] ?? null; }

  /** Points of a quantity in order of time. */
  points(quantity) {
    return [...(this.charts.get(quantity)?.values() ?? [])].sort((a, b) => a.at < b.at ? -1 : 1);
  }

  badge() {
    const run = this.run();
    return !run ? 'NO RUN' : run.stale ? 'STALE' : run.badge;
  }

  /** For the time bar: data time reached [ms] and how late that is, in words. */
  clocks() {
    const run = this.run();
    const delay = !run ? '–' : run.complete ? 'run is over' : run.badge === 'LIVE' ? duration(run.delay_seconds) : 'replay';
    return { data: ms(run?.data_until), delay };
  }

  /** Wall clock of the server [ms]. */
  now() { return Date.now() + this.clockOffset; }
}
