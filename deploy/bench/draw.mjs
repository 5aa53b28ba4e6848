// Puts the results in target/bench (or BENCH_RESULTS) into docs/benchmark.md, as tables and pictures. What has no result
// stays as it is.
//
// Usage: node deploy/bench/draw.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kinds, report } from './report.mjs';
import { chart, colours, page } from './svg.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.BENCH_RESULTS ?? `${root}target/bench`;
const docs = `${root}docs`;

function read(kind) {
  const file = `${folder}/${kind}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The further right, the rarer: each ninth has as much room as the one before. */
function latency({ units }) {
  const rarity = (percent) => Math.log10(100 / (100 - percent));
  const [left, right] = [rarity(50), rarity(99.99)];
  const lines = Object.entries(units).map(([name, { curve }], i) => ({ name: name.replaceAll('_', ' '), colour: colours[i % colours.length], points: curve }));
  const along = { place: (percent) => (rarity(percent) - left) / (right - left), ticks: [50, 90, 99, 99.9, 99.99].map((percent) => [percent, `p${percent}`]) };
  const frame = { x: 60, y: 40, width: 520, height: 330 };
  return page(760, 410, 'Latency by percentile', chart({ frame, title: 'Latency in ms by percentile of each unit of work', lines, along }));
}

function burst({ scenes, calm, seconds, factor }) {
  const { rss, driverLate, ...sorts } = scenes.both;
  const end = 2 * calm + seconds;
  const step = Math.max(5, Math.round(end / 80) * 10);
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => [i * step, `${i * step} s`]);
  const along = { place: (second) => second / end, ticks };
  const shade = [calm, calm + seconds];
  const points = (line, key) => line.slice(0, Math.ceil(end)).map((slice, second) => [second + 0.5, slice?.[key]]);
  const of = (name, key, colour, words = name, dash) => ({ name: words, colour, dash, points: points(sorts[name].line, key) });
  const names = Object.keys(sorts);
  const rates = names.flatMap((name, i) => [of(name, 'accepted', colours[i], `${name} let in`), of(name, 'refused', colours[i], `${name} refused`, '3 3')]);
  const frame = (y) => ({ x: 60, y, width: 520, height: 180 });
  return page(760, 510, 'A burst', [
    ...chart({ frame: frame(40), title: `Sign-ups a second, ${factor} times the load in the grey part`, lines: rates, along, shade }),
    ...chart({ frame: frame(290), title: 'p99 of those let in, ms', lines: names.map((name, i) => of(name, 'p99', colours[i])), along, shade }),
  ]);
}

const pictures = {
  run: { file: 'benchmark-latency.svg', words: 'Latency by percentile of each unit of work', draw: latency },
  overload: { file: 'benchmark-burst.svg', words: 'Rate and p99 by second while the load steps up and down', draw: burst },
};

function paragraphs(kind, result) {
  const picture = pictures[kind];
  if (!picture) return report(kind, result);
  writeFileSync(`${docs}/${picture.file}`, picture.draw(result));
  return `![${picture.words}](${picture.file})\n\n${report(kind, result)}`;
}

let text = readFileSync(`${docs}/benchmark.md`, 'utf8');
for (const kind of kinds) {
  const result = read(kind);
  if (!result) continue;
  const [begin, end] = [`<!-- ${kind}: begin -->`, `<!-- ${kind}: end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmark.md has no place for ${kind}`);
  text = `${text.slice(0, from + begin.length)}\n${paragraphs(kind, result)}\n${text.slice(to)}`;
  console.log(`docs/benchmark.md: ${kind}`);
}
writeFileSync(`${docs}/benchmark.md`, text);
