// Table of lines of the newest version.
import { download, el, expected, setData, setText, tile } from './dom.js';
import { count, duration, fixed, interval, known, ms, pair, probability } from './format.js';
import { lineWindow } from './spectrum.js';
import { progress } from './subject.js';

const SUBJECT = 'germanium.energy';
const COLUMNS = [['Line', 'keV'], ['Position', 'ADC'], ['FWHM', 'keV'], ['p-value', ''], ['χ²/dof', ''], ['Counts', ''], ['Model', ''], ['Age', 'of data'], ['', '']];
const MODELS = { hpge_peak: 'Gauss + tail + step', gauss_on_step: 'Gauss + step', gauss_on_linear: 'Gauss + line', gauss_on_uniform: 'Gauss + flat' };

export class LinesTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.tile = tile('lines-table', 'Lines', [el('div', { class: 'choice' }, el('button', { type: 'button', title: 'Save this table', onclick: () => this.csv() }, 'CSV'))]);
    this.body = el('tbody');
    this.table = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Lines' },
      el('table', { class: 'numbers lines' },
        el('thead', {}, el('tr', {}, ...COLUMNS.map(([name, unit]) => el('th', { scope: 'col', class: name === 'Model' ? 'text' : null }, name, unit ? el('small', {}, ` ${unit}`) : null)))), this.body));
    this.why = el('span');
    this.empty = expected(this.why, 'parameters');
    this.tile.body.append(this.empty, this.table);
    slot.append(this.tile.root);
  }

  show(store) {
    this.store = store;
    const newest = store.newest();
    this.empty.hidden = Boolean(newest);
    this.table.hidden = !newest;
    if (!newest) {
      setText(this.tile.sub, '');
      this.missing(store.step(SUBJECT), store.run()?.complete);
      this.body.replaceChildren();
      this.key = null;
      return;
    }
    const run = store.run();
    const old = (ms(run?.data_until) - ms(newest.valid_from)) / 1000;
    setText(this.tile.sub, `version ${newest.version}`);
    setText(this.tile.age, `${interval(ms(run?.data_from), ms(newest.valid_from))} · n = ${count(newest.value.counts)} · ${run?.complete ? 'last version of the run' : `fitted ${duration(old)} of data ago`}`);
    setData(this.tile.root, { version: newest.version, counts: newest.value.counts });
    const key = JSON.stringify([newest.scope, newest.version, Math.round(old)]);
    if (key === this.key) return;
    this.key = key;
    this.body.replaceChildren(...newest.value.peaks.map(line => this.row(line, newest, old)));
  }

  /** Says what the first version waits for, as far as the data say so. */
  missing(step, over) {
    setText(this.why, `${over ? 'Not calibrated in this run' : 'Not calibrated yet: the first version appears when enough counts are in the lines'}.${progress(step, over)}`);
    setText(this.tile.age, `no version yet · n = ${count(step?.counted ?? 0)}`);
  }

  row(line, newest, old) {
    const energy = el('th', { scope: 'row' }, String(line.energy_kev));
    const row = el('tr', { 'data-line': line.energy_kev, 'data-found': String(line.found), 'data-counts': line.counts });
    if (!line.found) {
      row.className = 'missing';
      row.append(energy, el('td', { colspan: COLUMNS.length - 1 }, `${line.reason ?? 'not found'} (n = ${count(line.counts)} in its window)`));
      return row;
    }
    setData(row, { position: line.position_adc, positionError: line.position_error_adc, fwhm: line.fwhm_kev, fwhmError: line.fwhm_error_kev, pvalue: line.p_value });
    const poor = known(line.p_value) && line.p_value < 0.001;
    row.append(energy,
      el('td', {}, pair(line.position_adc, line.position_error_adc)),
      el('td', {}, pair(line.fwhm_kev, line.fwhm_error_kev)),
      el('td', poor ? { class: 'poor', title: 'the fit does not describe the data well' } : {}, (poor ? '▲ ' : '') + probability(line.p_value)),
      el('td', {}, `${fixed(line.chi2, 1)} / ${line.dof}`),
      el('td', {}, count(line.counts)),
      el('td', { class: 'text' }, MODELS[line.model] ?? line.model),
      el('td', { title: `version ${newest.version}` }, duration(old)),
      el('td', {}, el('button', { type: 'button', class: 'small', 'aria-label': `Zoom the spectrum to ${line.energy_kev} keV`, onclick: () => this.actions.zoom(lineWindow(line)) }, 'Zoom')));
    return row;
  }

  csv() {
    const { run, channel } = this.store.selection;
    download(`/api/channels/${encodeURIComponent(run)}/${encodeURIComponent(channel)}/lines.csv`, '');
  }
}
