// Production card: which grid point, how far, how fast, what is missing, and what to do about it.
import { Facts, el, expected, setData, setText, tile } from './dom.js';
import { brief, count, counted, duration, known } from './format.js';
import { bins, foot, share, STATES, sum } from './productionstore.js';
import { glyph } from './states.js';

export class ProductionCard {
  constructor(slot, actions) {
    this.actions = actions;
    this.tile = tile('production-card', 'Grid point', []);
    this.select = el('select', { 'aria-label': 'Grid point', onchange: () => actions.choose(this.select.value) });
    this.word = el('span', { class: 'state-word' });
    this.tile.sub.append(this.select, this.word);
    this.bar = el('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Events there of those needed', 'aria-valuemin': '0', 'aria-valuemax': '100' }, el('span'));
    this.text = el('div', { class: 'progress-text' });
    this.facts = new Facts();
    this.todo = el('p', { class: 'todo' });
    this.empty = expected('No production yet. A grid point appears here as soon as a run of it starts; play a file with ./driftwatch replay FILE.fits.gz, or send thrown, reconstructed and triggered events.', 'sim.events');
    this.gone = el('p', { class: 'empty' });
    this.filled = el('div', {}, el('div', { class: 'run' }, el('div', {}, this.bar, this.text), this.facts.node), this.todo);
    this.tile.body.append(this.empty, this.gone, this.filled);
    slot.append(this.tile.root);
  }

  show(store) {
    const detail = store.detail();
    this.names(store);
    this.empty.hidden = store.points.length > 0;
    this.gone.hidden = Boolean(detail) || !store.points.length;
    this.filled.hidden = !detail;
    this.word.hidden = !detail;
    if (!detail) {
      setText(this.gone, store.selection.production ? `Grid point ${store.selection.production} is not known here: choose another.` : 'Choose a grid point.');
      setText(this.tile.age, 'no data yet · n = 0');
      setData(this.tile.root, { point: null, state: null });
      return;
    }
    const { line, status, limits } = detail;
    const state = store.stateOf(line);
    const [shape, name] = STATES[state];
    if (this.shape !== state) this.word.replaceChildren(glyph(shape, state), ` ${name}`);
    this.shape = state;
    this.tile.root.classList.toggle('stale', store.stale(line));
    this.progress(status, line);
    this.numbers(detail);
    setText(this.todo, whatToDo(detail, state));
    const n = status ? `${count(status.events)} reconstructed${limits.length ? ` + ${count(line.triggers)} triggers` : ''}` : `${count(line.triggers)} triggers`;
    setText(this.tile.age, foot(store, line, line, n));
    setData(this.tile.root, { point: line.key, state, runs: detail.runs.length, events: status?.events, duplicates: status?.duplicates, thrown: status ? sum(status.simulated) : null, maxError: status?.max_error, maxErrorTev: status?.max_error_tev, target: status?.effective_area_target?.error, stillNeeded: status?.still_needed, ofSpectrum: status?.still_needed_of_spectrum, rate: status?.thrown_per_second, seconds: status?.seconds_to_completion, energyEstimate: status?.energy_estimate, converged: status?.effective_area_converged, energyReached: status?.energy_estimate_reached });
  }

  names(store) {
    const keys = store.points.map(line => line.key);
    this.select.hidden = !keys.length;
    const chosen = store.selection.production;
    // a point of the link that is not here has no option: then none is shown as chosen
    if ([...this.select.options].map(option => option.value).join('|') !== keys.join('|')) {
      this.select.replaceChildren(...store.points.map(line => el('option', { value: line.key }, `${line.key}`)));
      this.select.value = chosen;
    }
    if (this.select.value !== chosen) this.select.value = chosen;
  }

  progress(status, line) {
    const there = status ? share(status.max_error, status.effective_area_target?.error) : NaN;
    const open = !known(there) || status.undefined_bins_tev.length > 0;
    this.bar.hidden = !status;
    this.bar.classList.toggle('open', !known(there));
    this.bar.firstChild.style.width = known(there) ? `${(100 * there).toFixed(2)}%` : '100%';
    if (known(there)) this.bar.setAttribute('aria-valuenow', (100 * there).toFixed(0));
    else this.bar.removeAttribute('aria-valuenow');
    const text = !status && !line.layouts ? 'nothing counted yet' : !status ? `${counted(line.triggers, 'trigger')}; no statistics: no reconstructed events at this grid point`
      : !status.effective_area_target ? 'no target for the effective area is asked for'
        : !known(there) ? `${brief(sum(status.simulated))} thrown; how many are needed nobody can say yet`
          : `${brief(sum(status.simulated))} thrown ${status.effective_area_converged ? 'are enough' : `of ${open ? 'more than ' : ''}${brief(sum(status.simulated) + status.still_needed_of_spectrum)} needed · ${open ? 'at most ' : ''}${percentage(there)}`}`;
    setText(this.text, text);
    this.bar.setAttribute('aria-valuetext', text);
  }

  numbers(detail) {
    const { status, runs, limits, line } = detail;
    const more = status?.undefined_bins_tev.length ? '> ' : '';
    const target = status?.effective_area_target;
    const spread = status?.energy_estimate_target;
    const going = runs.filter(run => run.state && !run.complete);
    const newest = going.at(-1) ?? runs.at(-1);
    const out = {};
    for (const run of runs) for (const [why, n] of Object.entries(run.rejected)) out[why] = (out[why] ?? 0) + n;
    this.facts.show('error', 'Largest uncertainty', status ? `${percentage(status.max_error)} at ${brief(status.max_error_tev)} TeV` : '–', target ? `relative, of the effective area, over bins with a lower edge of ${target.low_tev} to ${target.high_tev} TeV; target ${chosen(target.error)}` : 'no target is asked for');
    this.facts.show('target', 'Target', target ? `${chosen(target.error)} ${status.effective_area_converged ? 'met' : 'not met'}` : '–', target ? 'of the relative error of the effective area' : 'none is asked for');
    this.facts.show('needed', 'Still needed', status && target ? status.effective_area_converged ? 'nothing' : `${known(status.still_needed_of_spectrum) ? more : ''}${brief(status.still_needed_of_spectrum)}` : '–', 'events to throw at the present spectrum until all bins of the range have the target');
    this.facts.show('each', 'Bin by bin', status && target ? status.effective_area_converged ? 'nothing' : `${more}${brief(status.still_needed)}` : '–', 'events to throw when each bin gets just what it needs');
    this.facts.show('rate', 'Thrown', status ? `${brief(status.thrown_per_second)} /s` : '–', 'per second of data time, over all of it; a file has no times of its own: its events get a thousand per second');
    this.facts.show('left', 'To completion', status && target ? status.effective_area_converged ? 'done' : `${known(status.seconds_to_completion) ? more : ''}${duration(status.seconds_to_completion)}` : '–', 'data time at that rate and spectrum');
    this.facts.show('spread', 'Energy resolution', status ? `${percentage(status.energy_estimate)}${spread ? status.energy_estimate_reached ? ` ≤ ${chosen(spread.error)}` : ` > ${chosen(spread.error)}` : ''}` : '–', 'mean spread of the reconstructed energy over bins, against its target; more events need not mend it');
    this.facts.show('events', 'Reconstructed', status ? count(status.events) : '–', status?.duplicates ? `${count(status.duplicates)} records came again and were not counted` : 'events; nothing came twice');
    this.facts.show('triggers', 'Triggers', limits.length ? count(line.triggers) : '–', 'of the layout that has most; limits come from them');
    this.facts.show('limits', 'Limits converged', limits.length ? `${line.layouts_converged} of ${limits.length} layouts` : '–', 'layouts of which all limits have converged');
    this.facts.show('runs', 'Runs', `${count(runs.length + detail.runs_forgotten)}${going.length ? `, ${count(going.length)} going on` : ''}`, newest ? `newest: ${newest.run}${going.length > 1 ? '; the numbers count all of them together' : ''}` : 'none has said that it started');
    this.facts.show('out', 'Kept out', going.length ? '–' : count(sum(Object.values(out))), Object.entries(out).map(([why, n]) => `${why}: ${n}`).join(', ') || (going.length ? 'told at the end of a run' : 'nothing'));
    this.facts.hide(['error', 'target', 'needed', 'each', 'rate', 'left', 'spread', 'events'], !status && limits.length > 0);
    this.facts.hide(['triggers', 'limits'], !limits.length);
  }
}

/** A fraction that somebody chose, as per cent. */
export const chosen = fraction => `${Number((100 * fraction).toPrecision(6))} %`;

/** A loss fraction as somebody chose it. */
export const loss = fraction => fraction === 0 || fraction >= 1e-3 ? String(fraction) : fraction.toExponential().replace('-', '\u2212');

/** A fraction as per cent with three digits. */
export function percentage(fraction) {
  return known(fraction) ? `${brief(100 * fraction)} %` : '–';
}

/** What a person does about a grid point, the gravest first. */
function whatToDo({ line, status, limits }, state) {
  if (state === 'REFUSED') return `Do: ${line.reason}. Look whether all thrown events were told, and whether the files of this grid point belong together.`;
  if (state === 'STALE') return 'Do: look at the job that makes this run, and at what reaches topic sim.events. What you see is as it was.';
  if (state === 'CONVERGED') return `${line.running ? 'A run goes on; for' : 'For'} these targets nothing more is needed.`;
  if (state === 'NODATA') return 'Nothing is counted yet: it starts with the first second of data.';
  const parts = [];
  const target = status?.effective_area_target;
  if (target && status.undefined_bins_tev.length) parts.push(`No event was reconstructed in ${counted(status.undefined_bins_tev.length, 'bin')} of the range asked for, ${span(status)}, though some were thrown: the uncertainty there is unknown. Throw more, or ask for a range without.`);
  const decides = target && !status.effective_area_converged ? bins(status).find(bin => bin.limiting) : null;
  if (decides) parts.push(`The bin from ${brief(decides.low)} TeV decides: it has ${counted(decides.reconstructed, 'event')}. At the present spectrum that takes ${brief(status.still_needed_of_spectrum)} more; thrown bin by bin ${brief(status.still_needed)} would do.`);
  const short = limits.flatMap(layout => layout.limits.map(limit => ({ ...limit, layout }))).filter(limit => !limit.converged).sort((a, b) => b.events_to_converge - a.events_to_converge)[0];
  if (short) parts.push(short.events_to_converge < 0 ? `A loss of ${loss(short.loss_fraction)} never converges: ask for one above 0.` : `A loss of ${loss(short.loss_fraction)} takes ${count(short.events_to_converge)} triggers; layout ${short.layout.layout} has ${count(short.layout.events)}.`);
  return parts.length ? `Do: ${parts.join(' ')}` : `${line.reason}.`;
}

function span(status) {
  const low = status.undefined_bins_tev;
  const edges = status.bin_edges;
  return `between ${brief(low[0])} and ${brief(edges[edges.indexOf(low.at(-1)) + 1])} TeV`;
}

/**
 * Where the other half of this pointing stands: files differ in what they say of the conditions, so that limits and statistics may
 * be at different grid points.
 */
export function elsewhere(detail, what, choose) {
  const found = detail ? detail.related.filter(line => what === 'Statistics' ? line.statistics : line.layouts) : [];
  if (!found.length) return [];
  return [`${what} of this pointing stand at another grid point, because files differ in what they say of night sky (nsb, 0 where they say nothing), offset and layout: `,
    ...found.flatMap(line => [el('button', { type: 'button', class: 'small', 'data-point': line.key, onclick: () => choose(line.key) }, line.key), ' '])];
}
