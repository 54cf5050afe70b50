// Elements without a framework.

/** el('td', {class: 'n', onclick: f}, 'text', child); text is always text, never markup. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setData(node, values) {
  for (const [name, value] of Object.entries(values)) {
    const text = value === null || value === undefined || Number.isNaN(value) ? '' : String(value);
    if (node.dataset[name] !== text) node.dataset[name] = text;
  }
}

/** A group of buttons of which one is pressed. */
export function choice(label, options, chosen, choose) {
  const group = el('div', { class: 'choice', role: 'group', 'aria-label': label });
  const buttons = options.map(([value, text, title]) => el('button',
    { type: 'button', 'data-value': value, title, onclick: () => choose(value) }, text));
  group.append(...buttons);
  group.show = value => buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.value === value)));
  group.show(chosen);
  return group;
}

/** A tile: title, tools on the right, body, and the line that says interval, sample size and age. */
export function tile(testId, title, tools = []) {
  const heading = el('h2', { id: `${testId}-title` }, title);
  const sub = el('span', { class: 'sub' });
  const body = el('div', { class: 'body' });
  const age = el('footer', { class: 'age', 'data-testid': 'tile-age' });
  const root = el('section', { class: 'tile', 'data-testid': testId, 'aria-labelledby': `${testId}-title` },
    el('header', {}, el('div', { class: 'title' }, heading, sub), el('div', { class: 'tools' }, ...tools)), body, age);
  return { root, heading, sub, body, age };
}

/** Saves a data URL or path under a name. */
export function download(href, name) {
  const link = el('a', { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Empty state: what is expected and which topic feeds it. */
export function expected(what, topic) {
  return el('p', { class: 'empty' }, what, el('br'), el('span', { class: 'muted' }, 'fed by topic ', el('code', {}, topic)));
}

/** Facts in a grid, each with a name and a word on what it means; a fact keeps its place. */
export class Facts {
  constructor() {
    this.node = el('dl', { class: 'facts' });
    this.cells = new Map();
  }

  show(key, name, value, title) {
    if (!this.cells.has(key)) {
      const cell = el('dd', { 'data-fact': key });
      const box = el('div', {}, el('dt', {}, name), cell);
      this.cells.set(key, { box, cell });
      this.node.append(box);
    }
    const { box, cell } = this.cells.get(key);
    setText(cell, value);
    if (box.title !== title) box.title = title;
  }

  /** Leaves facts out, or takes them in again. */
  hide(keys, hidden) {
    for (const key of keys) this.cells.get(key).box.hidden = hidden;
  }
}

/** Scrolls a row into the view of its table, inside the table only, and only when needed. */
export function reveal(scroller, row) {
  if (!row) return;
  const top = row.offsetTop - scroller.querySelector('thead').offsetHeight;
  const bottom = row.offsetTop + row.offsetHeight - scroller.clientHeight;
  if (scroller.scrollTop > top) scroller.scrollTop = top;
  else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
}

/** Fills a node anew; the table in it keeps its place and the keyboard. */
export function refill(node, ...children) {
  const before = node.querySelector('.scroll');
  const [left, top, focused] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0, Boolean(before) && before === document.activeElement];
  node.replaceChildren(...children);
  const now = node.querySelector('.scroll');
  if (!now) return;
  now.scrollLeft = left;
  now.scrollTop = top;
  if (focused) now.focus({ preventScroll: true });
}
