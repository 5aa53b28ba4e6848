// The admission statement as a pgbench script: what PostgreSQL saw of the service's own sign-ups, parameters and all.
// What differs between two sign-ups is new each time here, too; nothing is known of places or names.
import { poster, proven, sleep } from './client.mjs';
import { place, readText, sql } from './place.mjs';
import http from 'node:http';

const log = () => readText(`${place.work}/pg/log`);

function listen(on) {
  sql(`ALTER SYSTEM SET log_min_duration_statement = ${on ? 0 : -1}`);
  sql('SELECT pg_reload_conf()');
}

/** The last statement in the log that opens an account: its text and its parameters. */
function statement(text) {
  const entries = text.replaceAll('\n\t', '\n ').split(/\n(?=\d{4}-\d\d-\d\d )/);
  const at = entries.findLastIndex((entry) => /LOG: +duration: .* execute /.test(entry) && entry.includes('INSERT INTO account'));
  if (at < 0) throw new Error('PostgreSQL has not seen an admission');
  const source = entries[at].replace(/^.*? execute [^:]*: /s, '').trim();
  const values = [...entries[at + 1].matchAll(/\$(\d+) = ('(?:[^']|'')*'|NULL)/g)].map(([, , value]) => value);
  return { source, values };
}

const digest = 'md5(random()::text || clock_timestamp()::text)';
// In order of time, as version 7 is: where a row lands in its index is part of what it costs.
const uuid7 = "(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || " +
  "substr(md5(random()::text), 1, 3) || 'a' || substr(md5(random()::text), 1, 15))::uuid";
const shapes = [
  [/^'[0-9a-f]{8}-[0-9a-f]{4}-7/, () => uuid7],
  [/^'[0-9a-f]{8}-[0-9a-f]{4}-/, () => 'gen_random_uuid()'],
  [/^'\d{4}-\d\d-\d\d /, (value) => `now() + interval '${Math.round((Date.parse(value.slice(1, -1)) - Date.now()) / 60000)} minutes'`],
  [/^'\{/, (value) => `ARRAY[${fresh(`'${value.slice(2, -2).replaceAll('"', '')}'`)}]`],
  [/^'\+\d+'$/, () => "'+' || :number"],
];
const fresh = (value) => (shapes.find(([shape]) => shape.test(value))?.[1] ?? (() => digest))(value);

/** The script, for the simple protocol: each connection prepares the service's text once and executes it ever after. */
export async function admission() {
  const post = poster(new http.Agent({ keepAlive: true }));
  const seen = [];
  for (const number of ['13980000001', '13980000002']) {
    const body = await proven(post, number);
    const from = log().length;
    listen(true);
    await sleep(0.5);
    const { status } = await post('/auth/v1/signup', body);
    if (status !== 200) throw new Error(`signup: ${status}`);
    listen(false);
    await sleep(0.5);
    seen.push(statement(log().slice(from)));
  }
  const [first, second] = seen;
  const values = first.values.map((value, i) => (value === second.values[i] ? value : fresh(value)));
  return `\\set number random(1, 9000000000000000)
\\if :ready = 0
PREPARE admission AS ${first.source};
\\set ready 1
\\endif
EXECUTE admission (${values.join(', ')});
`;
}
