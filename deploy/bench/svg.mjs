// Line charts as SVG, readable on light and on dark: nothing behind them, and middle tones.
const ink = '#7d8590';
export const colours = ['#2f81f7', '#d29922', '#3fb950', '#db61a2', '#a371f7', '#f0883e', '#39c5cf', '#f85149', '#8b949e'];
const font = 'font-family="system-ui, sans-serif" font-size="12"';

const escape = (text) => String(text).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
export const text = (x, y, words, { fill = ink, anchor = 'start', size = 12 } = {}) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${fill}" text-anchor="${anchor}" font-size="${size}">${escape(words)}</text>`;

export const page = (width, height, title, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${font}>\n` +
  `<title>${escape(title)}</title>\n${parts.join('\n')}\n</svg>\n`;

/** Powers of ten with 2 and 5 between them, from below the least to above the greatest. */
function logTicks(least, most) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++) {
    for (const step of [1, 2, 5]) ticks.push(step * 10 ** power);
  }
  const from = ticks.findLastIndex((tick) => tick <= least);
  const to = ticks.findIndex((tick) => tick >= most);
  return ticks.slice(Math.max(0, from), to + 1);
}

/** Moves labels apart that would lie on each other. */
function apart(labels, gap) {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + gap);
  return labels;
}

/**
 * One chart with a logarithmic height.
 *
 * @param frame {x, y, width, height}
 * @param lines {name, colour, dash, points: [[x, y]…]}; points without a height are gaps
 * @param along {place: a number of 0 to 1 for an x, ticks: [[x, words]…]}
 * @param shade [from, to] along
 */
export function chart({ frame, title, lines, along, shade }) {
  const { x, y, width, height } = frame;
  const heights = lines.flatMap(({ points }) => points.map(([, value]) => value)).filter((value) => value > 0);
  const ticks = logTicks(Math.min(...heights), Math.max(...heights));
  const [least, most] = [Math.log10(ticks[0]), Math.log10(ticks.at(-1))];
  const right = (value) => x + width * along.place(value);
  const down = (value) => y + height * (1 - (Math.log10(value) - least) / (most - least || 1));
  const grid = ticks.filter((tick) => ticks.length < 8 || /^0*\.?0*1/.test(String(tick)) || tick === ticks[0] || tick === ticks.at(-1));
  const parts = [text(x, y - 10, title, { size: 13 })];
  if (shade) {
    const [from, to] = shade.map(right);
    parts.push(`<rect x="${from.toFixed(1)}" y="${y}" width="${(to - from).toFixed(1)}" height="${height}" fill="${ink}" fill-opacity="0.15"/>`);
  }
  for (const tick of grid) {
    const at = down(tick).toFixed(1);
    parts.push(`<line x1="${x}" x2="${x + width}" y1="${at}" y2="${at}" stroke="${ink}" stroke-opacity="0.3"/>`);
    parts.push(text(x - 8, down(tick) + 4, tick.toLocaleString('en-US'), { anchor: 'end' }));
  }
  for (const [value, words] of along.ticks) parts.push(text(right(value), y + height + 18, words, { anchor: 'middle' }));
  const labels = [];
  for (const { name, colour, dash = '', points } of lines) {
    const known = points.filter(([, value]) => value > 0);
    if (known.length === 0) continue;
    const path = points.map(([at, value], i) => {
      const joined = i > 0 && points[i - 1][1] > 0;
      return value > 0 ? `${joined ? 'L' : 'M'}${right(at).toFixed(1)} ${down(value).toFixed(1)}` : '';
    }).join('');
    parts.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`);
    labels.push({ name, colour, y: down(known.at(-1)[1]) + 4 });
  }
  for (const label of apart(labels, 15)) parts.push(text(x + width + 10, label.y, label.name, { fill: label.colour }));
  return parts;
}
