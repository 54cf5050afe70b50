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
    const span = [Math.min(...xs), Math.max(...xs)];
    const smooth = curve ? Array.from({ length: 121 }, (_, i) => span[0] + (span[1] - span[0]) * i / 120).map(x => [x, curve(x)]) : [];
    this.chart.setOption({
      ...still,
      textStyle: { fontFamily: colours.font },
      grid: { left: 46, right: 62, top: 24, bottom: 38 },
      xAxis: axis(colours, { type: 'value', min: span[0], max: span[1], name: xName, nameLocation: 'middle', nameGap: 24, splitLine: { show: false } }),
      yAxis: axis(colours, { type: 'value', min: 0, max: 100, interval: 25, name: 'Survival [%]', nameGap: 8, nameTextStyle: { color: colours.muted, align: 'left', padding: [0, 0, 0, -34], fontSize: 11 } }),
      tooltip: tooltip(colours, { trigger: 'item', formatter: part => part.data?.point ? tipRows(part.seriesName, [['cut', fixed(part.data.point.x, 2)], ['survival', percent(part.data.point.sf, part.data.point.error)]]) : '' }),
      series: [
        ...sweeps.filter(each => each !== main).map(each => ({ id: each.name, name: each.name, type: 'line', symbol: 'circle', symbolSize: 3, lineStyle: { color: colours.limit, width: 1 }, itemStyle: { color: colours.limit }, endLabel: { show: true, formatter: short(each.name), color: colours.muted, fontSize: 10.5 }, labelLayout: { moveOverlap: 'shiftY' }, data: each.points.map(p => ({ value: [p.x, p.sf], point: p })) })),
        { id: 'curve', type: 'line', symbol: 'none', silent: true, lineStyle: { color: colours.fit, width: 1.6 }, data: smooth, z: 3 },
        { id: 'errors', type: 'custom', silent: true, clip: true, encode: { x: 0, y: [1, 2] }, renderItem: errorBar(colours.muted), data: main.points.filter(p => known(p.error)).map(p => [p.x, p.sf - p.error, p.sf + p.error]), z: 3 },
        { id: 'main', name: main.name, type: curve ? 'scatter' : 'line', symbol: 'circle', symbolSize: 5, lineStyle: { color: colours.data, width: 1.4 }, itemStyle: { color: colours.data }, z: 4, endLabel: { show: !curve, formatter: short(main.name), color: colours.ink, fontSize: 10.5 }, labelLayout: { moveOverlap: 'shiftY' }, data: main.points.map(p => ({ value: [p.x, p.sf], point: p })),
          markLine: { silent: true, symbol: 'none', lineStyle: { color: colours.ink, type: [4, 3], width: 1.2 }, label: { color: colours.ink, fontSize: 11, formatter: line => line.name }, data: cuts.filter(cut => known(cut.x)).map(cut => ({ name: cut.text, xAxis: cut.x })) } },
      ],
    }, { replaceMerge: ['series'] });
  }
}

/** The line without its unit, for the end of its curve. */
const short = name => name.replace(/(\.0)? keV$/, '');
