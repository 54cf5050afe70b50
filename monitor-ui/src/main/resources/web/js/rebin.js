// Sums of neighbouring bins for a visible range, so that a chart never draws more points than it has pixels.

/** Smallest power of two that brings the bins of [lo, hi] down to a number of points. */
export function factor(spectrum, lo, hi, most) {
  const bins = (hi - lo) / spectrum.binWidth;
  let k = 1;
  while (bins / k > most) k *= 2;
  return k;
}

/**
 * Bins of k fine bins that overlap [lo, hi], on a grid fixed at 0 ADC, so that bins do not jump when one pans.
 * @returns {{edges: Float64Array, counts: Float64Array, width: number}} edges has one more entry than counts
 */
export function rebin(spectrum, lo, hi, k) {
  const width = spectrum.binWidth * k;
  const first = Math.floor(lo / width);
  const last = Math.max(first, Math.ceil(hi / width) - 1);
  const counts = new Float64Array(last - first + 1);
  const edges = new Float64Array(counts.length + 1);
  for (let i = 0; i < edges.length; i++) edges[i] = (first + i) * width;
  const offset = Math.round(spectrum.lowEdge / spectrum.binWidth);
  const { contents } = spectrum;
  const begin = Math.max(0, first * k - offset);
  const end = Math.min(contents.length, (last + 1) * k - offset);
  for (let i = begin; i < end; i++) counts[Math.floor((i + offset) / k) - first] += contents[i];
  return { edges, counts, width };
}

/** Sum of the contents between two ADC values, whole bins. */
export function sum(spectrum, lo, hi) {
  const { contents, lowEdge, binWidth } = spectrum;
  const begin = Math.max(0, Math.round((lo - lowEdge) / binWidth));
  const end = Math.min(contents.length, Math.round((hi - lowEdge) / binWidth));
  let total = 0;
  for (let i = begin; i < end; i++) total += contents[i];
  return total;
}

export function total(spectrum) {
  let all = 0;
  for (const content of spectrum.contents) all += content;
  return all;
}

/** ADC below which a share of all contents lies. */
export function quantile(spectrum, share) {
  const goal = share * total(spectrum);
  let seen = 0;
  for (let i = 0; i < spectrum.contents.length; i++) {
    seen += spectrum.contents[i];
    if (seen >= goal) return spectrum.lowEdge + (i + 1) * spectrum.binWidth;
  }
  return spectrum.lowEdge + spectrum.contents.length * spectrum.binWidth;
}
