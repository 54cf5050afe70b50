// Map of an array, north up: shape and size tell the type, colour and arrow the deviation, glyph the state. Click, Enter or arrows choose.
import { coefficient, deviation, driftOf, SUBJECT } from './arraystore.js';
import { foot } from './arraycard.js';
import { choice, el, setData, setText, tile } from './dom.js';
import { known, pair, signed } from './format.js';
import { glyph, MEANING } from './states.js';

const NS = 'http://www.w3.org/2000/svg';
const WORTH_AN_ARROW = { level: 5, change: 2 };
const FULL = { level: 15, change: 6 };
/** A change counts from so many σ; below it is pale. */
const SIGNIFICANT = 3;
const SIDE = 480;
const RADIUS = { LST: 15, MST: 11, SST: 8 };

export class ArrayMap {
  constructor(slot, actions) {
    this.actions = actions;
    this.by = choice('What the map shows', [['level', 'Level', 'throughput against the mean of its type'], ['change', 'Change', 'throughput against its own reference block']], 'level', actions.by);
    this.tile = tile('array-map', 'Map', [this.by]);
    this.svg = svg('svg', { class: 'array-map', role: 'group', 'aria-label': 'Map of the array, arrow keys choose' });
    this.svg.addEventListener('keydown', event => this.press(event));
    this.legend = el('div', { class: 'map-legend' });
    this.empty = el('p', { class: 'empty' }, 'No telescopes yet.');
    this.tile.body.append(this.empty, this.svg, this.legend);
    slot.append(this.tile.root);
  }

  show(store, state, redraw) {
    this.by.show(state.by);
    const lines = store.telescopes;
    this.empty.hidden = lines.length > 0;
    this.svg.toggleAttribute('hidden', lines.length === 0);
    this.legend.hidden = lines.length === 0;
    setText(this.tile.age, foot(store, lines.filter(line => coefficient(line, SUBJECT.throughput)).length, 'telescopes with a throughput'));
    this.tile.root.classList.toggle('stale', store.stale());
    const key = `${store.version}|${store.picture?.array}|${state.by}|${state.telescope}`;
    if (key === this.key && !redraw) return;
    this.key = key;
    this.lines = lines;
    this.chosen = state.telescope;
    setData(this.tile.root, { by: state.by, telescopes: lines.length });
    if (lines.length) this.draw(store, state);
  }

  draw(store, state) {
    const at = lines => lines.map(({ telescope }) => [-telescope.y_m, -telescope.x_m]);
    const places = at(this.lines);
    const [xs, ys] = [places.map(p => p[0]), places.map(p => p[1])];
    const reach = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 100);
    // drawn in units of which the longer side has so many, so that marks keep their size from array to array
    const scale = SIDE / reach;
    const left = Math.min(...xs) * scale - 34;
    const top = Math.min(...ys) * scale - 34;
    const width = (Math.max(...xs) - Math.min(...xs)) * scale + 68;
    const height = (Math.max(...ys) - Math.min(...ys)) * scale + 68;
    this.svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
    const focused = this.svg.contains(document.activeElement) ? document.activeElement.dataset.telescope : null;
    const crowd = Math.max(0.6, Math.min(1, nearest(places) * scale / 27));
    this.marks = new Map();
    this.svg.replaceChildren(...this.rules(reach, scale, { left, top, width, height }), ...this.lines.map((line, i) => {
      const mark = this.mark(line, places[i].map(x => x * scale), deviation(store, line, state.by), { by: state.by, crowd });
      this.marks.set(line.scope, { node: mark, place: places[i] });
      return mark;
    }));
    if (focused) this.marks.get(focused)?.node.focus();
    this.legendOf(state.by);
  }

  mark(line, [x, y], percent, { by, crowd }) {
    const r = (RADIUS[line.telescope.type] ?? 10) * crowd;
    const chosen = line.scope === this.chosen;
    const value = coefficient(line, SUBJECT.throughput)?.value;
    const z = by === 'change' ? Math.abs(driftOf(line, 'throughput')?.z ?? 0) : Infinity;
    const weight = Math.min(1, Math.max(0, z - 1) / (SIGNIFICANT - 1));
    const node = svg('g', {
      role: 'button', tabindex: chosen || (!this.lines.some(each => each.scope === this.chosen) && line === this.lines[0]) ? '0' : '-1',
      class: `${line.state.toLowerCase()}${chosen ? ' chosen' : ''}`, transform: `translate(${x} ${y})`, 'data-telescope': line.scope, 'data-state': line.state, 'aria-pressed': String(chosen),
      'data-deviation': known(percent) ? percent.toFixed(3) : '',
      'aria-label': `${line.scope}, ${line.telescope.type}, ${MEANING[line.state] ?? line.state}: ${line.reason}${value ? `; throughput ${pair(value.throughput, value.error)}` : ''}${known(percent) ? `, ${signed(percent, 1)} % ${by === 'level' ? 'against its type' : 'since its reference'}` : ''}`,
    });
    node.addEventListener('click', () => this.actions.choose(line.scope));
    const title = svg('title');
    title.textContent = node.getAttribute('aria-label');
    const body = shape(line.telescope.type, r);
    body.setAttribute('class', 'body');
    if (line.state !== 'NODATA' && known(percent)) body.style.fill = shade(percent * weight, FULL[by]);
    else if (line.state !== 'NODATA') body.style.fill = 'var(--tile)';
    node.append(title, svg('circle', { class: 'halo', r: r + 4.5, 'stroke-width': 2.4 }), shape(line.telescope.type, r, 'seat'), body);
    if (known(percent) && Math.abs(percent) >= WORTH_AN_ARROW[by] && z >= SIGNIFICANT && line.state !== 'NODATA') node.append(svg('path', { d: arrow(percent, r), class: 'arrow', fill: Math.abs(percent * weight) > 0.55 * FULL[by] ? 'var(--tile)' : 'var(--ink)' }));
    if (line.state === 'WARN' || line.state === 'ALARM' || line.state === 'LOWSTAT') {
      const sign = glyph(line.state);
      for (const [name, what] of Object.entries({ x: r * 0.55, y: -r - 11, width: 15, height: 15 })) sign.setAttribute(name, what);
      node.append(sign);
    }
    const label = svg('text', { y: r + 11, 'font-size': 10.5 * Math.max(0.8, crowd), class: 'note' });
    label.textContent = line.telescope.id;
    node.append(label);
    return node;
  }

  rules(reach, scale, { left, top, width, height }) {
    const metres = [1000, 500, 200, 100, 50, 20].find(each => each < reach / 3) ?? 10;
    const x = left + 12;
    const y = top + height - 12;
    const length = svg('text', { x: x + metres * scale / 2, y: y - 7, 'font-size': 11, class: 'note' });
    length.textContent = `${metres} m`;
    const north = svg('text', { x: left + width - 18, y: top + 42, 'font-size': 11, class: 'note' });
    north.textContent = 'N';
    return [svg('path', { class: 'rule', d: `M${x} ${y - 4}v4h${metres * scale}v-4` }), length, svg('path', { class: 'rule', d: `M${left + width - 18} ${top + 30}v-20m-4 6l4-6l4 6` }), north];
  }

  legendOf(by) {
    const types = [...new Set(this.lines.map(line => line.telescope.type))];
    const key = `${by}|${types}`;
    if (key === this.told) return;
    this.told = key;
    this.legend.replaceChildren(...types.map(type => {
      const sign = svg('svg', { viewBox: '-16 -16 32 32', width: 18, height: 18, class: 'array-map', style: 'width:18px;height:18px' });
      const body = shape(type, Math.min(13, (RADIUS[type] ?? 10)));
      body.setAttribute('class', 'body');
      body.style.fill = 'var(--tile)';
      sign.append(body);
      return el('span', { class: 'scale' }, sign, type);
    }),
    el('span', { class: 'scale' }, `▼ −${FULL[by]} %`, el('span', { class: 'bar', 'aria-hidden': 'true' }), `+${FULL[by]} % ▲`),
    el('span', {}, by === 'level' ? `against the mean of its type; arrow from ${WORTH_AN_ARROW.level} %` : `since the reference; pale where not significant, arrow from ${WORTH_AN_ARROW.change} % and ${SIGNIFICANT} σ`),
    el('span', {}, 'dashed: no data'));
  }

  press(event) {
    if (event.key === 'Enter' || event.key === ' ') {
      const scope = event.target.closest('[data-telescope]')?.dataset.telescope;
      if (scope) { event.preventDefault(); event.stopPropagation(); this.actions.choose(scope); }
      return;
    }
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    this.move(way, event.target.closest('[data-telescope]')?.dataset.telescope ?? this.chosen);
  }

  /** To the nearest telescope within 60° of a direction. */
  move([dx, dy], from) {
    const here = this.marks.get(from)?.place ?? [0, 0];
    const next = [...this.marks.entries()].map(([scope, { place }]) => {
      const [x, y] = [place[0] - here[0], place[1] - here[1]];
      const along = x * dx + y * dy;
      return { scope, along, far: Math.hypot(x, y) };
    }).filter(each => each.along > 0.5 * each.far && each.far > 0).sort((a, b) => a.far - b.far)[0];
    if (!next) return;
    this.actions.choose(next.scope);
    this.marks.get(next.scope)?.node.focus();
  }
}

/** Smallest distance of two telescopes. */
function nearest(places) {
  return Math.min(...places.map(([x, y], i) => Math.min(...places.map(([a, b], k) => k === i ? Infinity : Math.hypot(x - a, y - b)))));
}

function svg(tag, attributes = {}) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** Square, circle, hexagon: the type is told without its size. */
function shape(type, r, name) {
  const more = name ? { class: name } : {};
  if (type === 'LST') return svg('rect', { x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8, rx: 2.5, ...more });
  if (type === 'MST') return svg('circle', { r, ...more });
  const corners = Array.from({ length: 6 }, (_, k) => [r * 1.06 * Math.cos(Math.PI * k / 3), r * 1.06 * Math.sin(Math.PI * k / 3)]);
  return svg('path', { d: `M${corners.map(p => p.map(x => x.toFixed(2)).join(' ')).join('L')}z`, ...more });
}

function arrow(percent, r) {
  const s = Math.max(3, r * 0.42) * Math.sign(percent);
  return `M0 ${-s}L${Math.abs(s)} ${s * 0.8}H${-Math.abs(s)}z`;
}

/** Dim is blue, bright is brown, nothing is the colour of the tile. */
function shade(percent, full) {
  const share = Math.min(1, Math.abs(percent) / full);
  return `color-mix(in oklab, var(${percent < 0 ? '--dim' : '--bright'}) ${(share * 100).toFixed(1)}%, var(--tile))`;
}
