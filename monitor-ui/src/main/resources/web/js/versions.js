// Parameter versions: what is in force, since when, and what changed at the region of interest.
import { axis, chart, palette, rows, still, tooltip } from './chart.js';
import * as calibration from './calibration.js';
import { download, el, expected, setData, setText, tile } from './dom.js';
import { niceUp } from './drift.js';
import { clock, count, duration, interval, known, moment, ms, pair, signed } from './format.js';

const FEW = 8;
const HEADS = [['Version', ''], ['Valid from', 'UTC'], ['For', 'of data'], ['Events', ''], ['Gain', 'eV/ADC'], ['FWHM at 2039', 'keV'], ['Change at 2039', 'keV'], ['', 'σ'], ['Since first', 'keV'], ['', 'σ']];

export class VersionsTile {
  constructor(slot) {
    this.tile = tile('parameter-versions', 'Parameter versions', [el('div', { class: 'choice' },
      el('button', { type: 'button', title: 'Save all versions', onclick: () => this.csv() }, 'CSV'),
      el('button', { type: 'button', title: 'All versions as JSON', onclick: () => this.json() }, 'JSON'))]);
    this.node = el('div', { class: 'chart versions-chart' });
    this.body = el('tbody');
    this.more = el('button', { type: 'button', class: 'small more', onclick: () => { this.all = !this.all; this.key = null; this.show(this.store); } });
    this.table = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Versions' }, el('table', { class: 'numbers' },
      el('thead', {}, el('tr', {}, ...HEADS.map(([name, unit]) => el('th', { scope: 'col' }, name, unit ? el('small', {}, ` ${unit}`) : null)))), this.body));
    this.expression = el('p', { class: 'caption' });
    this.empty = expected('No version yet: the first is published when the lines have enough counts.', 'parameters');
    this.tile.body.append(this.empty, this.expression, this.node, this.table, this.more);
    slot.append(this.tile.root);
  }

  show(store, redraw) {
    this.store = store;
    const { versions } = store;
    for (const part of [this.expression, this.node, this.table]) part.hidden = versions.length === 0;
    this.empty.hidden = versions.length > 0;
    if (!versions.length) {
      this.more.hidden = true;
      setText(this.tile.sub, '');
      setText(this.tile.age, 'no version yet · n = 0');
      this.body.replaceChildren();
      this.key = null;
      return;
    }
    const newest = versions.at(-1);
    const old = (ms(store.run()?.data_until) - ms(newest.valid_from)) / 1000;
    setText(this.tile.sub, `version ${newest.version} in force`);
    setText(this.tile.age, `${interval(ms(versions[0].valid_from), ms(newest.valid_from))} · n = ${count(newest.value.counts)} · ${store.run()?.complete ? 'final' : `${duration(old)} of data old`}${store.versionsCut ? ` · ${count(store.versionsCut)} versions after the first not kept here` : ''}`);
    setData(this.tile.root, { version: newest.version, versions: versions.length, counts: newest.value.counts });
    setText(this.expression, `E [keV] = ${newest.value.expression}, ${Object.entries(newest.value.parameters).map(([letter, value], i) => `${letter} = ${pair(value, Math.sqrt(newest.value.covariance?.[i]?.[i] ?? NaN), 9)}`).join(', ')}. Change: energy now given to the ADC value that was 2039 keV; σ as if versions were independent.`);
    const key = JSON.stringify([newest.scope, newest.version, versions.length, Math.round(old), this.all]);
    if (key === this.key && !redraw) return;
    this.key = key;
    this.fill(versions);
    this.draw(versions);
  }

  fill(versions) {
    const shown = this.all ? versions : versions.slice(-FEW);
    this.body.replaceChildren(...shown.map(each => this.row(each, versions)).reverse());
    this.more.hidden = versions.length <= FEW;
    setText(this.more, this.all ? `Newest ${FEW} only` : `All ${versions.length} versions`);
  }

  row(parameter, versions) {
    const at = versions.indexOf(parameter);
    const before = versions[at - 1];
    const next = versions[at + 1];
    const { value } = parameter;
    const end = next ? ms(next.valid_from) : ms(this.store.run()?.data_until);
    const step = before ? calibration.changeAtQbb(before.value, value) : { keV: NaN, sigma: NaN };
    const whole = before ? calibration.changeAtQbb(versions[0].value, value) : { keV: NaN, sigma: NaN };
    const qbb = calibration.adc(value, calibration.QBB) ?? 0;
    const gain = calibration.gain(value, qbb) * 1000;
    const row = el('tr', { class: next ? '' : 'current' },
      el('th', { scope: 'row' }, String(parameter.version)),
      el('td', { title: moment(ms(parameter.valid_from)) }, clock(ms(parameter.valid_from))),
      el('td', {}, next ? duration((end - ms(parameter.valid_from)) / 1000) : `${duration((end - ms(parameter.valid_from)) / 1000)}, open`),
      el('td', {}, count(value.counts)),
      el('td', {}, pair(gain, calibration.energyError(value, qbb) / qbb * 1000, 5)),
      el('td', {}, pair(value.qbb_fwhm_kev, value.qbb_fwhm_error_kev)),
      el('td', {}, signed(step.keV, 3)), el('td', {}, signed(step.sigma, 1)),
      el('td', {}, signed(whole.keV, 3)), el('td', {}, signed(whole.sigma, 1)));
    setData(row, { version: parameter.version, validFrom: parameter.valid_from, counts: value.counts, changeKev: step.keV, sinceFirstKev: whole.keV });
    return row;
  }

  draw(versions) {
    this.chart ??= chart(this.node, '');
    const colours = palette();
    const end = Math.max(ms(this.store.run()?.data_until) || 0, ms(versions.at(-1).valid_from));
    const change = versions.map(each => calibration.changeAtQbb(versions[0].value, each.value).keV);
    const at = versions.map(each => ms(each.valid_from));
    const reach = niceUp(Math.max(0.05, ...change.map(keV => Math.abs(keV) || 0)) * 1.05);
    this.node.setAttribute('aria-label', `Timeline of ${versions.length} versions; energy at 2039 keV changed by ${signed(change.at(-1), 3)} keV since the first`);
    this.chart.setOption({
      ...still,
      useUTC: true,
      textStyle: { fontFamily: colours.font },
      grid: { left: 64, right: 18, top: 32, bottom: 22 },
      xAxis: axis(colours, { type: 'time', min: at[0], max: end, splitLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, showMaxLabel: false, alignMinLabel: 'left', showMinLabel: true, formatter: t => clock(t) } }),
      yAxis: axis(colours, { type: 'value', min: -reach, max: reach, interval: reach, name: 'Change at 2039 keV since version 1 [keV]', nameGap: 12, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -46], fontSize: 11 }, axisLabel: { color: colours.muted, fontSize: 11, formatter: y => y === 0 ? '0' : signed(y, 2) } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.version ? rows(`version ${part.data.version}`, [['from', `${clock(part.data.value[0])} UTC`], ['since first', `${signed(part.data.value[1], 3)} keV`]]) : '' }),
      series: [{ id: 'change', type: 'line', step: 'end', symbol: 'circle', symbolSize: 5, lineStyle: { color: colours.data, width: 1.6 }, itemStyle: { color: colours.data },
        data: [...versions.map((each, i) => ({ value: [at[i], known(change[i]) ? change[i] : null], version: each.version })), { value: [end, change.at(-1)], symbol: 'none' }] }],
    });
  }

  csv() {
    const { run, channel } = this.store.selection;
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/versions.csv`, '');
  }

  json() {
    const { run, channel } = this.store.selection;
    download(`/api/parameters?run=${encodeURIComponent(run)}&scope=${encodeURIComponent(channel)}`, `${run}-${channel}-parameters.json`);
  }
}
