// Survival of a line against the cut, with the cut in force.
import { axis, chart, palette, rows as tipRows, still, tooltip } from './chart.js';
import { errorBar } from './driftcard.js';
import { el } from './dom.js';
import { fixed, known } from './format.js';
import { percent, records } from './subject.js';

/** Points {x, sf, error} of a sweep in either form. */
export function points(sweep) {
  return records(sweep).map(each => ({ x: each.cut_val ?? each.cut, sf: each.sf, error: each.sf_err })).filter(each => known(each.x) && known(each.sf)).sort((a, b) => a.x - b.x);
}

/** Draws sweeps [{name, points, main}] with the curve of the main one and vertical lines at the cuts [{x, text}]. */
export class SweepChart {
  constructor() {
    this.node = el('div', { class: 'chart sweep-chart' });
  }

  draw({ sweeps, curve, cuts, xName, label }) {
    this.chart ??= chart(this.node, '');
    this.node.setAttribute('aria-label', label);
    const colours = palette();
    const main = sweeps.find(each => each.main) ?? sweeps[0];
    const xs = sweeps.flatMap(each => each.points.map(p => p.x));
    const step = Math.max(...xs) - Math.min(...xs) > 8 ? 2 : 1;
    const span = [step * Math.floor(Math.min(...xs) / step), step * Math.ceil(Math.max(...xs) / step)];
    const ends = endOffsets(sweeps);
    const smooth = curve ? Array.from({ length: 121 }, (_, i) => span[0] + (span[1] - span[0]) * i / 120).map(x => [x, curve(x)]) : [];
    this.chart.setOption({
      ...still,
      textStyle: { fontFamily: colours.font },
      grid: { left: 46, right: 62, top: 24, bottom: 38 },
      xAxis: axis(colours, { type: 'value', min: span[0], max: span[1], interval: step, name: xName, nameLocation: 'middle', nameGap: 24, splitLine: { show: false } }),
      yAxis: axis(colours, { type: 'value', axisLine: { onZero: false, lineStyle: { color: colours.rule } }, min: 0, max: 100, interval: 25, name: 'Survival [%]', nameGap: 8, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -34], fontSize: 11 } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.point ? tipRows(part.seriesName, [['cut', fixed(part.data.point.x, 2)], ['survival', percent(part.data.point.sf, part.data.point.error)]]) : '' }),
      series: [
        ...sweeps.filter(each => each !== main).map(each => ({ id: each.name, name: each.name, type: 'line', symbol: 'circle', symbolSize: 3, lineStyle: { color: colours.limit, width: 1 }, itemStyle: { color: colours.limit }, endLabel: { show: true, formatter: short(each.name), color: colours.muted, fontSize: 10.5, offset: [0, ends.get(each)] }, data: each.points.map(p => ({ value: [p.x, p.sf], point: p })) })),
        { id: 'curve', type: 'line', symbol: 'none', silent: true, lineStyle: { color: colours.fit, width: 1.6 }, data: smooth, z: 3 },
        { id: 'errors', type: 'custom', silent: true, clip: true, encode: { x: 0, y: [1, 2] }, renderItem: errorBar(colours.muted), data: main.points.filter(p => known(p.error)).map(p => [p.x, p.sf - p.error, p.sf + p.error]), z: 3 },
        { id: 'main', name: main.name, type: curve ? 'scatter' : 'line', symbol: 'circle', symbolSize: 5, lineStyle: { color: colours.data, width: 1.4 }, itemStyle: { color: colours.data }, z: 4, endLabel: { show: !curve, formatter: short(main.name), color: colours.ink, fontSize: 10.5, offset: [0, ends.get(main)] }, data: main.points.map(p => ({ value: [p.x, p.sf], point: p })),
          markLine: { silent: true, symbol: 'none', lineStyle: { color: colours.ink, type: [4, 3], width: 1.2 }, label: { color: colours.ink, fontSize: 11, formatter: line => line.name }, data: cuts.filter(cut => known(cut.x)).map(cut => ({ name: cut.text, xAxis: cut.x })) } },
      ],
    }, { replaceMerge: ['series'] });
  }
}

/** The line without its unit, for the end of its curve. */
const short = name => name.replace(/(\.0)? keV$/, '');

const PIXELS_PER_PERCENT = 1.9;
const LABEL_PIXELS = 12;

/** How far the names at the ends of the curves move down or up so that none covers another [px]. */
function endOffsets(sweeps) {
  const ends = sweeps.map(sweep => ({ sweep, at: -(sweep.points.at(-1)?.sf ?? 0) * PIXELS_PER_PERCENT })).sort((a, b) => a.at - b.at);
  const lowest = -4;
  ends.forEach((end, i) => { end.to = Math.max(end.at, i ? ends[i - 1].to + LABEL_PIXELS : -Infinity); });
  for (let i = ends.length - 1; i >= 0; i--) ends[i].to = Math.min(ends[i].to, i === ends.length - 1 ? lowest : ends[i + 1].to - LABEL_PIXELS);
  return new Map(ends.map(({ sweep, at, to }) => [sweep, to - at]));
}
