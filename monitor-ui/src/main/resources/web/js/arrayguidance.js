// When an array needs a person: which telescope, how much, since which block, and what to do.
import { driftOf, percent } from './arraystore.js';
import { el } from './dom.js';
import { fixed, signed } from './format.js';
import { glyph } from './states.js';

export class ArrayGuidance {
  constructor(slot, choose) {
    this.choose = choose;
    this.root = el('section', { class: 'guidance', 'data-testid': 'guidance', 'aria-label': 'What needs attention', 'aria-live': 'polite' });
    slot.append(this.root);
  }

  show(store) {
    if (store.version === this.version) return;
    this.version = store.version;
    const loud = line => Math.max(0, ...line.drift.map(point => Math.abs(point.z ?? 0)));
    const moving = store.telescopes.filter(line => line.state === 'WARN' || line.state === 'ALARM').sort((a, b) => loud(b) - loud(a));
    const gone = store.judged() ? store.telescopes.filter(line => line.state === 'NODATA') : [];
    const blocks = moving.slice(0, 3).map(line => this.block(line, store));
    const rest = [];
    if (moving.length > 3) rest.push(`${moving.length - 3} more telescopes drift: order the table by “Worst” to see them all.`);
    if (gone.length) rest.push(`No data in ${store.picture.judged} from ${gone.slice(0, 6).map(line => line.scope).join(', ')}${gone.length > 6 ? ` and ${gone.length - 6} more` : ''}: if not switched off on purpose, check the telescope and its data link.`);
    this.root.replaceChildren(...blocks, ...rest.map(text => el('p', { class: 'rest' }, text)));
    this.root.hidden = blocks.length + rest.length === 0;
  }

  block(line, store) {
    const now = line.drift.filter(point => point.verdict === 'drift' && point.run === store.picture.judged).sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0];
    const clock = now && now === driftOf(line, 'clock');
    const what = !now ? line.reason
      : clock ? `its clock stamps ${fixed(Math.abs(now.measured?.shift), 2)} ${now.measured?.unit ?? 'ns'} ${now.measured?.shift < 0 ? 'earlier' : 'later'} (z = ${signed(now.z, 1)})`
        : `its throughput is off by ${signed(percent(now), 1)} % (z = ${signed(now.z, 1)})`;
    return el('div', { class: `notice ${line.state}` }, glyph(line.state),
      el('div', {}, el('p', {}, el('strong', {}, `${line.scope} drifts: `), `${what} in ${store.picture.judged}, against ${now?.reference ?? 'its reference'}.`),
        el('p', { class: 'todo' }, el('span', {}, 'Do: '), clock
          ? 'Check the timing link and the trigger delay of this telescope; events joined with it keep their energies.'
          : 'Compare with muon rings and flat-field of this telescope: if they moved too it is the camera, if not the mirrors or the weather over it. Energies of later blocks want the new coefficient.')),
      el('button', { type: 'button', onclick: () => this.choose(line.scope) }, `Show ${line.scope}`));
  }
}
