// Parameter versions: what is in force, since when, and what changed at the region of interest.
import { axis, chart, palette, rows, still, tooltip } from './chart.js';
import * as calibration from './calibration.js';
import { choice, download, el, expected, setData, setText, tile } from './dom.js';
import { niceUp } from './driftcard.js';
import { brief, clock, count, day, duration, interval, known, moment, ms, pair, signed } from './format.js';
import { goesBackTo, linesOf, mayGoBack, plan } from './earlier.js';
import { RollBack } from './rollback.js';
import { inForce, scheduled } from './standing.js';

const FEW = 8;
const ENERGY = 'germanium.energy';
const SUBJECTS = [[ENERGY, 'Energy'], ['germanium.cuts', 'Cuts'], ['germanium.aoe', 'A/E'], ['germanium.lq', 'LQ'], ['germanium.pole-zero', 'Pole-zero'], ['germanium.filter', 'Filter'], ['germanium.dplms', 'DPLMS']];
const HEADS = [['Version', ''], ['Valid from', 'UTC'], ['For', 'of data'], ['Events', ''], ['Gain', 'eV/ADC'], ['FWHM at 2039', 'keV'], ['Change at 2039', 'keV'], ['', 'σ'], ['Since first', 'keV'], ['', 'σ']];

export class VersionsTile {
  constructor(slot, actions) {
    this.subjects = choice('Subject of the versions', SUBJECTS, ENERGY, actions.history);
    this.tile = tile('parameter-versions', 'Parameter versions', [this.subjects, el('div', { class: 'choice' },
      el('button', { type: 'button', title: 'Save all versions', onclick: () => this.csv() }, 'CSV'),
      el('button', { type: 'button', title: 'All versions as JSON', onclick: () => this.json() }, 'JSON'))]);
    this.node = el('div', { class: 'chart versions-chart' });
    this.body = el('tbody');
    this.more = el('button', { type: 'button', class: 'small more', onclick: () => { this.all = !this.all; this.key = null; this.show(this.store, this.state); } });
    this.heads = el('thead');
    this.table = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Versions' }, el('table', { class: 'numbers' }, this.heads, this.body));
    this.expression = el('p', { class: 'caption' });
    this.empty = expected('No version yet: the first is published when the lines have enough counts.', 'parameters');
    this.tile.body.append(this.empty, this.expression, this.node, this.table, this.more);
    slot.append(this.tile.root);
    this.back = new RollBack(this.tile.body);
  }

  show(store, state, redraw) {
    this.store = store;
    this.state = state;
    const place = `${store.selection.run}/${store.selection.channel}/${state.history}`;
    if (place !== this.place) this.back.forget();
    this.place = place;
    this.back.show(store);
    this.subject = state.history;
    this.subjects.show(this.subject);
    for (const button of this.subjects.children) button.disabled = button.dataset.value !== ENERGY && button.dataset.value !== this.subject && !store.subject(button.dataset.value);
    const energy = this.subject === ENERGY;
    const versions = energy ? store.versions : linesOf(store, this.subject);
    this.lines = energy ? linesOf(store, this.subject) : versions;
    this.holds = inForce(this.lines, store.now());
    const back = mayGoBack(store, this.subject) && this.lines.some(each => goesBackTo(each, this.lines, store.now()));
    this.offers = `${back} ${this.holds?.version ?? 0}`;
    this.canGoBack = back;
    setData(this.tile.root, { versions: versions.length, subject: this.subject });
    for (const part of [this.expression, this.node, this.table]) part.hidden = versions.length === 0;
    this.empty.hidden = versions.length > 0;
    this.more.hidden = versions.length <= FEW;
    setText(this.more, this.all ? `Newest ${FEW} only` : `All ${versions.length} versions`);
    if (!versions.length) {
      setText(this.tile.sub, '');
      setText(this.tile.age, 'no version yet · n = 0');
      setData(this.tile.root, { version: null, counts: 0 });
      this.body.replaceChildren();
      this.key = null;
    } else if (energy) this.energy(versions, redraw);
    else this.further(versions, redraw);
  }

  /** The line below: interval, counts, age of the newest version. */
  foot(versions, counts, cut) {
    const newest = versions.at(-1);
    const old = (ms(this.store.run()?.data_until) - ms(newest.valid_from)) / 1000;
    const next = this.lines.filter(each => scheduled(each, this.store.now())).at(-1);
    const open = newest.status === 'proposed' && !versions.some(each => each.proposal === newest.version);
    setText(this.tile.sub, [this.holds ? `version ${this.holds.version} in force` : 'nothing published', open ? `proposal ${newest.version} open` : '', next ? `version ${next.version} scheduled from ${moment(ms(next.valid_from))} UTC` : ''].filter(Boolean).join(', '));
    setText(this.tile.age, `${interval(ms(versions[0].valid_from), ms(this.begun(versions).at(-1)?.valid_from))} · n = ${count(counts)} · ${this.store.run()?.complete ? 'final' : `${duration(old)} of data old`}${cut ? ` · ${count(cut)} versions after the first not kept here` : ''}`);
    setData(this.tile.root, { version: newest.version, counts });
    return Math.round(old);
  }

  energy(versions, redraw) {
    const newest = versions.at(-1);
    const old = this.foot(versions, newest.value.counts, this.store.versionsCut);
    setText(this.expression, `E [keV] = ${newest.value.expression}, ${Object.entries(newest.value.parameters).map(([letter, value], i) => `${letter} = ${pair(value, Math.sqrt(newest.value.covariance?.[i]?.[i] ?? NaN), 9)}`).join(', ')}. Change: energy now given to the ADC value that was 2039 keV; σ as if versions were independent.${this.later()}`);
    const key = JSON.stringify([ENERGY, newest.scope, newest.version, versions.length, old, this.all, this.offers]);
    if (key === this.key && !redraw) return;
    this.key = key;
    const decided = this.lines.some(each => each.by);
    this.fill(versions, [...HEADS.slice(0, 4), ...(decided ? [['State', '']] : []), ...HEADS.slice(4, decided ? -2 : undefined)], each => this.row(each, versions, decided));
    this.draw(this.begun(versions));
  }

  /** Versions of a further subject: what each says in one or two numbers. */
  further(versions, redraw) {
    const newest = versions.at(-1);
    const old = this.foot(versions, newest.counts, this.store.subjects.get(this.subject).cut);
    // with a point: settings a version consists of; they are compared when somebody goes back
    const names = [...new Map(versions.flatMap(each => each.headlines).filter(each => !each.name.includes('.')).map(each => [each.name, each.unit])).entries()];
    this.node.hidden = names.length === 0;
    setText(this.expression, `Subject ${this.subject}; σ as if versions were independent.${this.later()}`);
    const key = JSON.stringify([this.subject, this.store.selection.channel, newest.version, versions.length, old, this.all, this.offers]);
    if (key === this.key && !redraw) return;
    this.key = key;
    const compared = new Set(versions.flatMap(each => each.headlines).filter(each => known(each.error)).map(each => each.name));
    const decided = versions.some(each => each.status !== 'published' || each.by);
    const heads = [...HEADS.slice(0, 4), ...(decided ? [['State', '']] : []), ...names.flatMap(([name, unit]) => [[capital(name), unit], ...(compared.has(name) ? [['Change', 'σ']] : [])])];
    this.fill(versions, heads, each => this.short(each, versions, { names: names.map(([name]) => name), compared, decided }));
    if (names.length) this.drawHeadline(this.begun(versions), names[0]);
  }

  short(version, versions, { names, compared, decided }) {
    const at = versions.indexOf(version);
    const published = version.status === 'published';
    const holds = version === this.holds;
    const next = versions.slice(at + 1).find(each => each.status === 'published');
    const of = (each, name) => each?.headlines.find(headline => headline.name === name);
    const end = this.until(next);
    const cells = names.flatMap(name => {
      const now = of(version, name);
      const before = of(versions[at - 1], name);
      const change = now && before ? (now.value - before.value) / Math.hypot(now.error ?? NaN, before.error ?? NaN) : NaN;
      return [el('td', {}, now ? known(now.error) ? pair(now.value, now.error) : brief(now.value) : '–'), compared.has(name) ? el('td', {}, signed(change, 1)) : null].filter(Boolean);
    });
    const row = el('tr', { class: holds ? 'current' : '' },
      el('th', { scope: 'row' }, String(version.version)),
      el('td', { title: moment(ms(version.valid_from)) }, when(version, versions[0])),
      el('td', {}, published ? this.held(version, end, next) : '–'),
      el('td', {}, count(version.counts)), decided ? el('td', { class: 'text', title: version.why }, stateOf(version, versions, this.store.now())) : null, ...cells);
    setData(row, { version: version.version, validFrom: version.valid_from, counts: version.counts, status: version.status, by: version.by, why: version.why });
    return row;
  }

  fill(versions, heads, rowOf) {
    const shown = this.all ? versions : versions.slice(-FEW);
    this.heads.replaceChildren(el('tr', {}, ...heads.map(([name, unit]) => el('th', { scope: 'col', class: name === 'State' ? 'text' : null }, name, unit ? el('small', {}, ` ${unit}`) : null))));
    if (this.canGoBack) this.heads.firstChild.append(el('th', { scope: 'col' }, el('span', { class: 'sr' }, 'Roll back')));
    this.body.replaceChildren(...shown.map(each => {
      const row = rowOf(each);
      if (this.canGoBack) row.append(el('td', { class: 'act' }, this.offer(each)));
      return row;
    }).reverse());
  }

  /** Data time until which a version held: the next begins, or the data end. */
  until(next) {
    const end = ms(this.store.run()?.data_until);
    return next ? Math.min(ms(next.valid_from), Number.isFinite(end) ? Math.max(end, ms(this.lines[0].valid_from)) : Infinity) : end;
  }

  /** For how much data; nothing yet for what begins behind them. */
  held(version, end, next) {
    const seconds = (end - ms(version.valid_from)) / 1000;
    return seconds < 0 && this.lines.find(each => each.version === version.version).chosen ? '–' : `${duration(seconds)}${next ? '' : ', open'}`;
  }

  /** Without what a person wants to begin later: nothing of it is in the data. */
  begun(versions) { return versions.filter(each => !scheduled(this.lines.find(line => line.version === each.version), this.store.now())); }

  /** Why there is no button, when there will be. */
  later() {
    const { store } = this;
    return store.commands && !mayGoBack(store, this.subject) && this.lines.length > 1 ? ' An earlier version can be brought back when the run is over.' : '';
  }

  /** The button of a row that goes back to it; of a scheduled one, that takes it back. */
  offer({ version }) {
    const line = this.lines.find(each => each.version === version);
    const target = goesBackTo(line, this.lines, this.store.now());
    if (!target) return null;
    const [, title] = SUBJECTS.find(([subject]) => subject === this.subject);
    const ask = () => {
      const asked = plan(this.store, this.subject, title, target.version);
      if (asked) this.back.open(asked);
    };
    const own = target === line;
    return el('button', { type: 'button', class: 'small', 'data-testid': 'rollback-open', 'aria-label': own ? `Back to version ${version}` : `Take back version ${version}`, onclick: ask }, own ? 'Back to this' : 'Take back');
  }

  /** @param decided a person decided on one of them: who did stands in the place of the change since the first, which the picture has */
  row(parameter, versions, decided) {
    const at = versions.indexOf(parameter);
    const before = versions[at - 1];
    const next = versions[at + 1];
    const { value } = parameter;
    const end = this.until(next);
    const step = before ? calibration.changeAtQbb(before.value, value) : { keV: NaN, sigma: NaN };
    const whole = before ? calibration.changeAtQbb(versions[0].value, value) : { keV: NaN, sigma: NaN };
    const qbb = calibration.adc(value, calibration.QBB) ?? 0;
    const gain = calibration.gain(value, qbb) * 1000;
    const line = this.lines.find(each => each.version === parameter.version);
    const row = el('tr', { class: line === this.holds ? 'current' : '' },
      el('th', { scope: 'row' }, String(parameter.version)),
      el('td', { title: moment(ms(parameter.valid_from)) }, when(parameter, versions[0])),
      el('td', {}, this.held(parameter, end, next)),
      el('td', {}, count(value.counts)), decided ? el('td', { class: 'text', title: line.why }, stateOf(line, this.lines, this.store.now())) : null,
      el('td', {}, pair(gain, calibration.energyError(value, qbb) / qbb * 1000, 5)),
      el('td', { title: value.refused?.qbb_fwhm_kev }, pair(value.qbb_fwhm_kev, value.qbb_fwhm_error_kev)),
      el('td', {}, signed(step.keV, 3)), el('td', {}, signed(step.sigma, 1)),
      ...(decided ? [] : [el('td', {}, signed(whole.keV, 3)), el('td', {}, signed(whole.sigma, 1))]));
    setData(row, { version: parameter.version, validFrom: parameter.valid_from, counts: value.counts, changeKev: step.keV, sinceFirstKev: whole.keV });
    return row;
  }

  draw(versions) {
    this.timeline(versions, { change: versions.map(each => calibration.changeAtQbb(versions[0].value, each.value).keV), least: 0.05, what: 'Change at 2039 keV', unit: 'keV' });
  }

  drawHeadline(versions, [name, unit]) {
    const of = each => each.headlines.find(headline => headline.name === name)?.value ?? NaN;
    this.timeline(versions, { change: versions.map(each => of(each) - of(versions[0])), least: 0, what: `Change of ${name}`, unit });
  }

  timeline(versions, { change, least, what, unit }) {
    this.chart ??= chart(this.node, '');
    const colours = palette();
    const end = Math.max(ms(this.store.run()?.data_until) || 0, ms(versions.at(-1).valid_from));
    const at = versions.map(each => ms(each.valid_from));
    const reach = niceUp(Math.max(least, ...change.map(each => Math.abs(each) || 0)) * 1.05 || 1);
    const digits = reach < 1 ? Math.max(2, 1 - Math.floor(Math.log10(reach))) : 2;
    const tail = unit ? ` [${unit}]` : '';
    this.node.setAttribute('aria-label', `Timeline of ${versions.length} versions; ${what} ${signed(change.at(-1), digits + 1)} ${unit} since the first`);
    this.chart.setOption({
      ...still,
      useUTC: true,
      textStyle: { fontFamily: colours.font },
      grid: { left: 64, right: 18, top: 32, bottom: 22 },
      xAxis: axis(colours, { type: 'time', min: at[0], max: end, splitLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, showMaxLabel: false, alignMinLabel: 'left', showMinLabel: true, formatter: t => clock(t) } }),
      yAxis: axis(colours, { type: 'value', min: -reach, max: reach, interval: reach, name: `${what} since version 1${tail}`, nameGap: 12, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -46], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 11, formatter: y => y === 0 ? '0' : signed(y, digits) } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.version ? rows(`version ${part.data.version}`, [['from', `${clock(part.data.value[0])} UTC`], ['since first', `${signed(part.data.value[1], digits + 1)} ${unit}`]]) : '' }),
      series: [{ id: 'change', type: 'line', step: 'end', symbol: 'circle', symbolSize: 5, lineStyle: { color: colours.data, width: 1.6 }, itemStyle: { color: colours.data },
        data: [...versions.map((each, i) => ({ value: [at[i], known(change[i]) ? change[i] : null], version: each.version })), { value: [end, change.at(-1)], symbol: 'none' }] }],
    });
  }

  csv() {
    const { run, channel } = this.store.selection;
    const file = this.subject === ENERGY ? 'versions.csv' : 'subject-versions.csv';
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/${file}`, '');
  }

  json() {
    const { run, channel } = this.store.selection;
    download(`/api/parameters?run=${encodeURIComponent(run)}&scope=${encodeURIComponent(channel)}`, `${run}-${channel}-parameters.json`);
  }
}

/** In force; scheduled; published; proposed; rejected; with what it decided, and who did. */
function stateOf(version, versions, nowMs) {
  const decision = versions.find(each => each.proposal === version.version);
  const word = version === inForce(versions, nowMs) ? 'in force' : scheduled(version, nowMs) ? 'scheduled' : version.status;
  if (decision) return `${word}, ${decision.status} as ${decision.version}`;
  const from = version.proposal ? ` (proposal ${version.proposal})` : version.rolled_back_to ? ` (back to ${version.rolled_back_to})` : '';
  if (word === 'published' && !from && !version.by) return '';
  return `${word}${from}${version.by ? ` by ${version.by}` : ''}`;
}

/** The time of day; the day too, where it is another one. */
const when = (version, first) => day(ms(version.valid_from)) === day(ms(first.valid_from)) ? clock(ms(version.valid_from)) : moment(ms(version.valid_from));

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
