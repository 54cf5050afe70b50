// ECharts with the page's colours and fonts; one place that knows the library's version and path.
import * as echarts from '/lib/echarts-6.0.0/echarts.esm.min.js';

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const get = name => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: get('ink'), muted: get('muted'), rule: get('rule'), grid: get('grid'), tile: get('tile'), data: get('data'),
    fill: get('data-fill'), fit: get('fit'), reference: get('reference'), limit: get('limit'),
    alarm: get('alarm'), warn: get('warn'), low: get('low'), ok: get('ok'), font: get('font'),
  };
}

const charts = new Set();

/** A chart that follows the size of its element; figure role and text for those who do not see it. */
export function chart(node, label) {
  const instance = echarts.init(node, null, { renderer: 'canvas' });
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', label);
  charts.add(instance);
  new ResizeObserver(() => { if (!instance.isDisposed() && node.clientWidth > 0) instance.resize(); }).observe(node);
  return instance;
}

export function dispose(instance) {
  charts.delete(instance);
  instance.dispose();
}

export const still = { animation: false };

export function axis(colours, more) {
  return {
    axisLine: { lineStyle: { color: colours.rule } },
    axisTick: { lineStyle: { color: colours.rule } },
    splitLine: { lineStyle: { color: colours.grid } },
    axisLabel: { color: colours.muted, fontFamily: colours.font, fontSize: 11, hideOverlap: true },
    nameTextStyle: { color: colours.muted, fontFamily: colours.font, fontSize: 11 },
    ...more,
  };
}

export function tooltip(colours, more) {
  return {
    backgroundColor: colours.tile, borderColor: colours.rule, padding: [6, 9], confine: true, transitionDuration: 0,
    textStyle: { color: colours.ink, fontFamily: colours.font, fontSize: 12 },
    ...more,
  };
}

/** Rows of name and value for a tooltip, as elements, never as markup from data. */
export function rows(title, pairs) {
  const root = document.createElement('div');
  root.className = 'tip';
  const head = document.createElement('b');
  head.textContent = title;
  root.append(head);
  for (const [name, value] of pairs) {
    const row = document.createElement('div');
    const left = document.createElement('span');
    const right = document.createElement('span');
    left.textContent = name;
    right.textContent = value;
    row.append(left, right);
    root.append(row);
  }
  return root;
}
