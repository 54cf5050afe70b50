// Table of the bins, and the limits of each layout with their confidence.
import { choice, download, el, expected, refill, setData, setText, tile } from './dom.js';
import { brief, count, counted, known } from './format.js';
import { chosen, elsewhere, loss, percentage } from './productioncard.js';
import { bins, conditions, foot } from './productionstore.js';
import { row, table } from './subject.js';

const BIN_HEADS = [['Energy', 'TeV'], ['Thrown', ''], ['Reconstructed', ''], ['Efficiency', ''], ['Uncertainty', ''], ['Needed in all', ''], ['Still needed', ''], ['', '', 'text']];
const LIMIT_HEADS = [['Limit', '', 'text'], ['Loss', ''], ['Value', ''], ['Lost', ''], ['True loss at most', ''], ['Guarded', ''], ['Confident', ''], ['Triggers for confidence', ''], ['to converge', ''], ['', '', 'text']];
const NAMES = { lower_energy: 'Lowest energy', upper_radius: 'Largest core distance', viewcone: 'Largest angle' };

const saving = save => el('div', { class: 'choice' }, el('button', { type: 'button', title: 'Save this table', onclick: save }, 'CSV'));

export class BinsTile {
  constructor(slot) {
    this.save = saving(() => this.csv());
    this.tile = tile('production-bins', 'Bins of energy', [this.save]);
    this.content = el('div', { class: 'bins' });
    this.empty = expected('No bins yet: they come with the first statistics of this grid point.', 'production');
    this.tile.body.append(this.empty, this.content);
    slot.append(this.tile.root);
  }

  show(store) {
    const detail = store.detail();
    const status = detail?.status;
    this.store = store;
    this.empty.hidden = Boolean(status);
    this.content.hidden = !status;
    this.save.firstChild.disabled = !status;
    this.tile.root.classList.toggle('stale', Boolean(detail) && store.stale(detail.line));
    setText(this.tile.age, status ? foot(store, detail.line, status, `${count(status.events)} reconstructed`) : 'no statistics · n = 0');
    if (!status) {
      setData(this.tile.root, { point: null, bins: null });
      setText(this.tile.sub, '');
      this.key = null;
      return;
    }
    const key = JSON.stringify(status);
    if (key === this.key) return;
    this.key = key;
    const all = bins(status);
    const target = status.effective_area_target;
    const asked = all.filter(bin => bin.asked);
    setText(this.tile.sub, target ? `${asked.filter(bin => known(bin.error) && bin.error <= target.error || !bin.thrown).length} of ${asked.length} bins asked for meet ${chosen(target.error)}` : 'no target');
    refill(this.content, table(BIN_HEADS, all.map(bin => this.row(bin, target)), 'Bins of energy'));
    setData(this.tile.root, { point: detail.line.key, bins: all.length });
  }

  row(bin, target) {
    const word = !bin.asked ? 'not asked for' : bin.undefined ? '▲ nothing reconstructed' : !bin.thrown ? 'nothing thrown' : bin.error <= target.error ? 'meets the target' : bin.limiting ? '▲ decides' : 'above the target';
    const unknown = bin.asked && bin.thrown > 0 && !known(bin.needed);
    const node = row(BIN_HEADS, [`${brief(bin.low)} – ${brief(bin.high)}`, count(bin.thrown), count(bin.reconstructed), brief(bin.efficiency), known(bin.error) ? percentage(bin.error) : bin.thrown ? 'unknown' : '–',
      bin.asked ? unknown ? 'unknown' : brief(bin.needed > 0 ? bin.thrown + bin.needed : bin.thrown && 'enough') : '–', bin.asked ? unknown ? 'unknown' : brief(bin.needed) : '–', word],
    { low: bin.low, thrown: bin.thrown, reconstructed: bin.reconstructed, efficiency: bin.efficiency, error: bin.error, needed: bin.asked ? bin.needed : null, asked: bin.asked, limiting: bin.limiting });
    if (bin.limiting || bin.undefined) node.lastChild.classList.add('poor');
    node.classList.toggle('current', bin.limiting);
    node.classList.toggle('aside', !bin.asked);
    return node;
  }

  csv() { download(`/api/productions/${encodeURIComponent(this.store.selection.production)}/bins.csv`, ''); }
}

export class LimitsTile {
  constructor(slot, actions) {
    this.actions = actions;
    this.layouts = el('span');
    this.save = saving(() => this.csv());
    this.tile = tile('production-limits', 'Threshold and limits', [this.layouts, this.save]);
    this.threshold = el('p', { class: 'threshold' });
    this.content = el('div');
    this.elsewhere = el('p', { class: 'elsewhere' });
    this.empty = expected('No limits at this grid point: they come from triggers of reduced files.', 'production.limits');
    this.tile.body.append(this.threshold, this.empty, this.elsewhere, this.content);
    slot.append(this.tile.root);
  }

  show(store, state) {
    const detail = store.detail();
    this.store = store;
    const limits = detail?.limits ?? [];
    const layout = limits.find(each => each.layout === state.layout) ?? [...limits].sort((a, b) => b.events - a.events)[0];
    this.empty.hidden = Boolean(layout);
    this.content.hidden = !layout;
    this.save.firstChild.disabled = !layout;
    this.threshold.hidden = !detail;
    this.tile.root.classList.toggle('stale', Boolean(detail) && store.stale(detail.line));
    setText(this.tile.age, layout ? foot(store, detail.line, layout, `${count(layout.events)} triggers`) : detail?.status ? foot(store, detail.line, detail.status, `${count(detail.status.events)} reconstructed, 0 triggers`) : 'no limits · n = 0');
    const key = JSON.stringify([detail?.status?.threshold_tev, detail?.status?.threshold_lowest_tev, detail?.status?.threshold_highest_tev, limits, layout?.layout, detail?.line.key, detail?.related.map(line => [line.key, line.layouts, line.statistics])]);
    if (key === this.key) return;
    this.key = key;
    this.fill(detail, limits, layout);
  }

  fill(detail, limits, layout) {
    setText(this.tile.sub, detail ? conditions(detail.line).pointing : '');
    const status = detail?.status;
    setText(this.threshold, thresholdText(status));
    this.others(detail);
    if (limits.length > 1) {
      this.choice = choice('Layout', limits.map(each => [each.layout, each.layout, `${count(each.events)} triggers`]), layout.layout, this.actions.layout);
      this.layouts.replaceChildren(this.choice);
    } else this.layouts.replaceChildren();
    if (layout) refill(this.content,
      table(LIMIT_HEADS, [...layout.limits].sort((a, b) => b.loss_fraction - a.loss_fraction).map(limit => this.row(limit)), 'Limits'),
      el('p', { class: 'caption' }, `Layout ${layout.layout}, ${count(layout.events)} triggers of ${counted(layout.runs, 'run')}${layout.duplicates ? `, ${count(layout.duplicates)} that came again not counted` : ''}. Value: the tightest edge that loses at most the fraction. True loss: bound at ${chosen(layout.confidence)} confidence. Guarded: does not hang on the extreme event. Confident: the edge whose bound is at most the fraction.`));
    setData(this.tile.root, { point: detail?.line.key, layout: layout?.layout, layouts: limits.length, triggers: layout?.events, confidence: layout?.confidence, converged: layout?.converged, threshold: status?.threshold_tev, thresholdLowest: status?.threshold_lowest_tev, thresholdHighest: status?.threshold_highest_tev });
  }

  others(detail) {
    const told = detail && !detail.limits.length ? elsewhere(detail, 'Limits', this.actions.choose) : [];
    this.elsewhere.hidden = !told.length;
    this.elsewhere.replaceChildren(...told);
  }

  row(limit) {
    const { loss_fraction: fraction, quantity, unit } = limit;
    const edge = value => known(value) ? `${brief(value)} ${unit}` : '–';
    const node = row(LIMIT_HEADS, [NAMES[quantity] ?? quantity, loss(fraction), edge(limit.value), count(limit.lost), percentage(limit.loss_upper_bound), edge(limit.guarded), known(limit.confident) ? edge(limit.confident) : 'too few events', needed(limit.events_needed), needed(limit.events_to_converge), limit.converged ? 'converged' : 'needs more'],
      { quantity, fraction, value: limit.value, lost: limit.lost, bound: limit.loss_upper_bound, guarded: limit.guarded, confident: limit.confident, needed: limit.events_needed, converge: limit.events_to_converge, converged: limit.converged });
    return node;
  }

  csv() { download(`/api/productions/${encodeURIComponent(this.store.selection.production)}/limits.csv`, ''); }
}

const needed = n => n < 0 ? 'never' : count(n);

function thresholdText(status) {
  if (!status) return 'Energy threshold: no statistics at this grid point.';
  if (!known(status.threshold_tev)) return 'Energy threshold: no bin has enough reconstructed events to say.';
  const band = known(status.threshold_lowest_tev) ? ` (between ${brief(status.threshold_lowest_tev)} and ${brief(status.threshold_highest_tev)} TeV at one standard deviation)` : '';
  return `Energy threshold ${brief(status.threshold_tev)} TeV${band}.`;
}
