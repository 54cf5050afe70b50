// What every page has: connection, time bar, pause, link, keys, help, theme, short messages. What it shows is its own.
import { el, setText } from './dom.js';
import { Feed } from './feed.js';
import { clock, duration, moment } from './format.js';
import { glyph, MEANING } from './states.js';

const byId = id => document.getElementById(id);

/**
 * A live page. `own` has: store (with selection, select, apply, link, version, now, badge and clocks), link (read, write and href of
 * its state), settle() chooses what the link did not, show(state, redraw) draws, title(), unknown() tells what the link names and is
 * not here ('' for nothing), and optional keys {key: function} with words [[key, what it does]], symbols [[state, meaning]].
 */
export class LivePage {
  constructor(own) {
    this.own = own;
    this.state = own.link.read();
    this.paused = false;
    this.dirty = true;
    this.redraw = false;
    document.querySelector(`.pages a[href="${location.pathname}"]`)?.setAttribute('aria-current', 'page');
    this.feed = new Feed(own.store, what => {
      if (what === 'link') this.showLink();
      this.dirty = true;
    });
    const nextTheme = themeButton(byId('theme'), () => { this.redraw = true; });
    this.keys = { '?': () => this.help(), ' ': () => this.pause(), t: nextTheme, y: () => this.copyLink(), ...own.keys };
    addEventListener('keydown', event => this.key(event));
    addEventListener('popstate', () => this.go(own.link.read()));
    byId('pause').addEventListener('click', () => this.pause());
    byId('copy-link').addEventListener('click', () => this.copyLink());
    byId('help').addEventListener('click', () => this.help());
  }

  open() {
    this.timeBar();
    this.own.store.select(this.state);
    this.feed.connect();
    // ages grow even when nothing arrives
    setInterval(() => { this.dirty = true; this.timeBar(); this.showLink(); }, 500);
    requestAnimationFrame(() => this.frame());
  }

  /** Changes the selection: link, feed and picture follow. */
  go(change) {
    const { store, link } = this.own;
    const before = JSON.stringify(store.selection);
    this.state = { ...this.state, ...change };
    store.select(this.state);
    if (before !== JSON.stringify(store.selection)) this.feed.subscribe();
    link.write(this.state);
    this.redraw = true;
    this.render(true);
  }

  frame() {
    this.own.settle();
    if (this.dirty || this.redraw) this.render();
    requestAnimationFrame(() => this.frame());
  }

  render(force = false) {
    if (this.paused && !force) return;
    const redraw = this.redraw;
    this.dirty = false;
    this.redraw = false;
    document.documentElement.classList.toggle('loading', this.own.store.version === 0);
    document.title = this.own.title();
    this.own.show(this.state, redraw);
    const note = this.own.unknown();
    if (note && note !== this.told) toast(note, 8000);
    this.told = note;
  }

  showLink() {
    const { state: how, since, retryAt, cause } = this.own.store.link;
    const banner = byId('banner');
    banner.hidden = how !== 'lost';
    document.documentElement.classList.toggle('lost', how === 'lost');
    if (how !== 'lost') return;
    const wait = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    setText(banner, `Connection lost since ${clock(since)} UTC (${cause}). What you see is ${duration((Date.now() - since) / 1000)} old; trying again${wait ? ` in ${wait} s` : ' now'}.`);
  }

  timeBar() {
    const { store } = this.own;
    const badge = this.paused ? 'PAUSED' : store.link.state === 'lost' ? 'OFFLINE' : store.link.state !== 'open' ? 'WAIT' : store.badge();
    setText(byId('badge'), badge);
    byId('badge').dataset.badge = badge;
    document.documentElement.dataset.mode = badge;
    const { data, delay } = store.clocks();
    setText(byId('clock-data'), moment(data));
    byId('clock-delay').parentElement.hidden = delay === undefined;
    setText(byId('clock-delay'), delay ?? '');
    setText(byId('clock-utc'), clock(store.now()));
    setText(byId('clock-site'), new Date(store.now()).toLocaleTimeString([], { hour12: false, timeZoneName: 'short' }));
  }

  pause() {
    this.paused = !this.paused;
    byId('pause').setAttribute('aria-pressed', String(this.paused));
    setText(byId('pause'), this.paused ? 'Resume' : 'Pause');
    this.dirty = true;
    this.timeBar();
  }

  async copyLink() {
    this.own.link.write(this.state);
    try {
      await navigator.clipboard.writeText(this.own.link.href(this.state));
      toast('Link copied');
    } catch {
      toast('Copy the address of this page: it is the link');
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog')) return;
    if (event.key === ' ' && event.target.closest('button, [role=button]')) return;
    const act = this.keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  help() {
    const words = [...this.own.words ?? [], ['y', 'copy link'], ['space', 'pause the picture'], ['t', 'theme'], ['?', 'this help']];
    const symbols = this.own.symbols ?? Object.entries(MEANING);
    const dialog = byId('help-dialog');
    dialog.replaceChildren(el('h2', { id: 'help-title' }, 'Keys and symbols'),
      el('div', { class: 'help' },
        el('dl', {}, ...words.flatMap(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])),
        el('ul', { class: 'symbols' }, ...symbols.map(([name, what]) => el('li', {}, glyph(name), ` ${name}: ${what}`)))),
      el('form', { method: 'dialog' }, el('button', { autofocus: true }, 'Close')));
    dialog.showModal();
  }
}

/** Short message at the bottom. */
export function toast(text, lasts = 2500) {
  const node = byId('toast');
  node.textContent = text;
  node.classList.add('shown');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => node.classList.remove('shown'), lasts);
}

/** Automatic, light, dark in turn; answers the function that goes on to the next. */
function themeButton(button, changed) {
  const show = () => {
    button.textContent = `Theme: ${document.documentElement.dataset.theme ?? 'auto'}`;
    changed();
  };
  const next = () => {
    const root = document.documentElement;
    const now = { undefined: 'light', light: 'dark', dark: undefined }[root.dataset.theme];
    if (now) root.dataset.theme = now;
    else delete root.dataset.theme;
    try {
      if (now) localStorage.setItem('driftwatch-theme', now);
      else localStorage.removeItem('driftwatch-theme');
    } catch { /* storage may be forbidden */ }
    show();
  };
  button.addEventListener('click', next);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  show();
  return next;
}
