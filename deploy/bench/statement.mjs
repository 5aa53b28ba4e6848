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
const uuid7 = "lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || " +
  "substr(md5(random()::text), 1, 3) || 'a' || substr(md5(random()::text), 1, 15)";
const shapes = [
  [/^[0-9a-f]{8}-[0-9a-f]{4}-7/, () => uuid7],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-/, () => 'gen_random_uuid()'],
  [/^\d{4}-\d\d-\d\d /, (text) => `now() + interval '${Math.round((Date.parse(text) - Date.now()) / 60000)} minutes'`],
  [/^\+\d+$/, (text, phone) => phone],
];
/** @param phone what a new number is: one parameter where it stands more than once, or one for each row */
const fresh = (text, phone) => (shapes.find(([shape]) => shape.test(text))?.[1] ?? (() => digest))(text, phone);
const quote = (text) => `'${text.replaceAll("'", "''")}'`;

/** The one element of an array, null for NULL; undefined if it is none, or more. */
function element(literal) {
  const match = literal.match(/^'\{(?:"((?:[^"\\]|\\.)*)"|([^{},"]+))\}'$/s);
  if (!match) return undefined;
  const [, quoted, bare] = match;
  return quoted === undefined ? (bare === 'NULL' ? null : bare) : quoted.replace(/\\(.)/gs, '$1');
}

/** An array with as many elements as people. */
function column(type, text, changes) {
  const people = ':people::integer';
  if (changes) return `ARRAY(SELECT (${fresh(text, "'+' || (9e15 * random())::bigint")})::${type} FROM generate_series(1, ${people}))`;
  return `array_fill(${text === null ? 'NULL' : quote(text)}::${type}, ARRAY[${people}])`;
}

/**
 * What stands in the place of a parameter. Nothing and yes and no depend on one of pgbench's parameters: they would be
 * planned away as constants, which the service's are not.
 */
function stand(type, value, changes) {
  if (value === 'NULL') return `nullif(:none::text, '0')::${type}`;
  if (type === 'boolean') return `(:none::integer = ${value === "'t'" ? 0 : 1})`;
  if (type.endsWith('[]') && element(value) !== undefined) return column(type.slice(0, -2), element(value), changes);
  return `(${changes ? fresh(value.slice(1, -1), "'+' || :number::text") : value})::${type}`;
}

function types(source) {
  const answer = sql(`PREPARE admission AS ${source}; SELECT array_to_json(parameter_types::text[]) FROM pg_prepared_statements WHERE name = 'admission'`);
  return JSON.parse(answer.split('\n').at(-1));
}

/** The last statement that opened an account when somebody signed up. */
async function overhear(post, number) {
  const body = await proven(post, number);
  const from = log().length;
  listen(true);
  await sleep(0.5);
  const { status } = await post('/auth/v1/signup', body);
  if (status !== 200) throw new Error(`signup: ${status}`);
  listen(false);
  await sleep(0.5);
  return statement(log().slice(from));
}

/**
 * The script, for pgbench's prepared mode with a variable `people`; and whether it takes more than one: where everything that
 * differs comes in arrays of one, these may be longer.
 */
export async function admission() {
  const post = poster(new http.Agent({ keepAlive: true }));
  const [first, second] = [await overhear(post, '13980000001'), await overhear(post, '13980000002')];
  const changes = first.values.map((value, i) => value !== second.values[i]);
  const stands = types(first.source).map((type, i) => stand(type, first.values[i], changes[i]));
  const text = first.source.replace(/\$(\d+)/g, (_, place) => stands[place - 1]);
  const script = `\\set number random(1, 9000000000000000)\n\\set none 0\n${text};\n`;
  return { script, together: first.values.every((value, i) => !changes[i] || element(value) !== undefined) };
}
