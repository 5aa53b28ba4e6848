// Arithmetic and tables.
export const ascending = (values) => Float64Array.from(values).sort();

/** The value that so many per cent are at or below (nearest rank), of sorted values. */
export function percentile(sorted, percent) {
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

export function median(values) {
  const known = ascending(values.filter((value) => value !== null && value !== undefined));
  const middle = known.length >> 1;
  return known.length === 0 ? null : known.length % 2 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

const marks = [50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99];

/** The percentiles that so many values can tell: the rarest tenth is made of at least one value. */
export function curve(sorted) {
  return marks.filter((mark) => sorted.length * (100 - mark) >= 100).map((mark) => [mark, percentile(sorted, mark)]);
}

/** The same shape with the median of every number in it. */
export function medians(shapes) {
  const [first] = shapes;
  if (Array.isArray(first)) {
    const shortest = Math.min(...shapes.map((shape) => shape.length));
    return first.slice(0, shortest).map((_, i) => medians(shapes.map((shape) => shape[i])));
  }
  if (first !== null && typeof first === 'object') {
    return Object.fromEntries(Object.keys(first).map((key) => [key, medians(shapes.map((shape) => shape[key]))]));
  }
  return typeof first === 'number' || first === null ? median(shapes) : first;
}

/** Three digits that count, and thousands apart. */
export function show(value) {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'number') return String(value);
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.min(digits, 3) });
}

/** A Markdown table, padded so that it reads in a terminal, too. */
export function table(head, lines) {
  const cells = [head, ...lines].map((line) => line.map(show));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const row = (line) => `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : '-'.repeat(width + 1) + ':')).join('|')}|`;
  return [row(cells[0]), rule, ...cells.slice(1).map(row)].join('\n');
}
