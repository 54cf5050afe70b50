// The one WebSocket: keeps it open, notices silence within 3 s, comes back by snapshot plus deltas.
import { decode } from './dwhs.js';

const SILENCE_MS = 3000;
/** A busy server may take longer for its first word. */
const FIRST_WORD_MS = 10000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5000;

export class Feed {
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    this.retryMs = FIRST_RETRY_MS;
    this.socket = null;
    this.timer = null;
    setInterval(() => this.watch(), 500);
    addEventListener('online', () => this.connect());
  }

  connect() {
    clearTimeout(this.timer);
    this.drop();
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/feed`);
    this.socket = socket;
    this.heardAt = Date.now();
    this.spoken = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.subscribe();
    socket.onmessage = event => { if (socket === this.socket) this.receive(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.lost('the server closed the connection'); };
  }

  subscribe() {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ type: 'subscribe', ...this.store.selection }));
  }

  receive(data) {
    this.heardAt = Date.now();
    this.spoken = true;
    if (data instanceof ArrayBuffer) {
      this.store.applySpectrum(decode(data));
      this.changed('spectrum');
      return;
    }
    const message = JSON.parse(data);
    if (message.type === 'error') {
      console.error(`feed: ${message.error}`);
    } else if (this.store.apply(message)) {
      this.retryMs = FIRST_RETRY_MS;
      if (this.store.link.state !== 'open') this.store.link = { state: 'open', since: Date.now() };
      this.changed('state');
    } else {
      this.connect();
    }
  }

  watch() {
    // a page that was busy or asleep itself has not heard anything either: that is no loss
    const woke = Date.now() - (this.watchedAt ?? 0) > 1500;
    this.watchedAt = Date.now();
    if (woke) this.heardAt = Math.max(this.heardAt ?? 0, Date.now() - SILENCE_MS / 2);
    if (this.socket && Date.now() - this.heardAt > (this.spoken ? SILENCE_MS : FIRST_WORD_MS)) this.lost('the server is silent');
    else if (!this.socket) this.changed('link');
  }

  lost(cause) {
    this.drop();
    const since = this.store.link.state === 'lost' ? this.store.link.since : this.heardAt;
    this.store.link = { state: 'lost', since, cause, retryAt: Date.now() + this.retryMs };
    this.changed('link');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 1.6);
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    if (socket) socket.close();
  }
}
