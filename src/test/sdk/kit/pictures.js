import { readFileSync } from 'node:fs';

// The letters as the service draws them, before it turns, bends and cuts them: read from its source, as a person knows
// letters from school.
const source = new URL('../../../main/java/dev/doorsill/captcha/Glyphs.java', import.meta.url);
const glyphs = [...readFileSync(source, 'utf8').matchAll(/Map\.entry\('(.)', "([^"]+)"\)/g)].map(([, letter, text]) => ({
  letter,
  points: text.split('|').flatMap((stroke) => along(stroke.split(' ').map((pair) => pair.split(',').map(Number)), 0.4)),
}));

const cell = 340;
const margin = 60;
const steps = (least, most, count) =>
  Array.from({ length: count }, (_, i) => least + ((most - least) * i) / (count - 1));

/** Points on a line of stations, so far apart. */
function along(stations, gap) {
  const points = [stations[0]];
  for (let i = 1; i < stations.length; i++) {
    const [[x0, y0], [x1, y1]] = [stations[i - 1], stations[i]];
    const parts = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / gap));
    for (let part = 1; part <= parts; part++) {
      points.push([x0 + ((x1 - x0) * part) / parts, y0 + ((y1 - y0) * part) / parts]);
    }
  }
  return points;
}

/** The lines of a picture: the document holds nothing else to read. */
function lines(dataUri) {
  const svg = Buffer.from(dataUri.replace(/^data:image\/svg\+xml;base64,/, ''), 'base64').toString();
  const width = Number(svg.match(/viewBox="0 0 (\d+) /)[1]);
  const points = [...svg.matchAll(/ d="M([^"]+)"/g)].flatMap(([, path]) =>
    along(path.split('L').map((pair) => pair.split(' ').map(Number)), 8),
  );
  return { width, points };
}

/** For every place of the picture, how far away the nearest line is, in fields of ten units and up to a limit. */
function distances({ width, points }) {
  const columns = Math.ceil(width / 10);
  const far = 6;
  const field = new Float32Array(columns * 56).fill(far);
  for (const [x, y] of points) {
    for (let row = Math.max(0, Math.floor(y / 10) - far); row <= Math.min(55, y / 10 + far); row++) {
      for (let column = Math.max(0, Math.floor(x / 10) - far); column <= Math.min(columns - 1, x / 10 + far); column++) {
        const i = row * columns + column;
        field[i] = Math.min(field[i], Math.hypot(column + 0.5 - x / 10, row + 0.5 - y / 10));
      }
    }
  }
  return (x, y) => {
    const [column, row] = [Math.floor(x / 10), Math.floor(y / 10)];
    return column < 0 || row < 0 || column >= columns || row > 55 ? far : field[row * columns + column];
  };
}

function placed(points, angle, shear, scale, dx, dy) {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return points.map(([x, y]) => {
    const v = (y - 7) * scale;
    const u = (x - 5) * scale + shear * v;
    return [dx + u * cos - v * sin, dy + u * sin + v * cos];
  });
}

/** How badly a letter fits best: its points must lie on lines, and the lines around it on its points. */
function misfit(points, centre, picture, distance) {
  let best = { miss: Infinity, points: [] };
  for (const angle of steps(-0.35, 0.35, 7)) {
    for (const shear of steps(-0.25, 0.25, 4)) {
      for (const scale of [23, 26]) {
        const turned = placed(points, angle, shear, scale, 0, 0);
        for (const dx of steps(centre - 30, centre + 30, 5)) {
          for (const dy of steps(230, 330, 6)) {
            const miss = turned.reduce((sum, [x, y]) => sum + distance(x + dx, y + dy), 0) / turned.length;
            if (miss < best.miss) {
              best = { miss, points: turned.map(([x, y]) => [x + dx, y + dy]) };
            }
          }
        }
      }
    }
  }
  const near = picture.points.filter(([x]) => Math.abs(x - centre) < 120);
  const unexplained = near.filter(([x, y]) => best.points.every(([px, py]) => Math.hypot(px - x, py - y) > 35));
  return best.miss + (3 * unexplained.length) / Math.max(1, near.length);
}

/** What a patient reader takes the letters for; wrong now and then, as people are. */
export function read(dataUri) {
  const picture = lines(dataUri);
  const distance = distances(picture);
  const letters = [];
  for (let centre = margin + cell / 2; centre < picture.width - margin; centre += cell) {
    const ranked = glyphs
      .map(({ letter, points }) => ({ letter, miss: misfit(points, centre, picture, distance) }))
      .sort((one, other) => one.miss - other.miss);
    letters.push(ranked[0].letter);
  }
  return letters.join('');
}
