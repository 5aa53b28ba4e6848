// Passcode sign-ups on tables of different sizes, in turn.
import { medians } from './figures.mjs';
import { circumstances, keep, place, sql } from './place.mjs';
import { report } from './report.mjs';
import { phase } from './wrk.mjs';

const [seconds, rounds] = process.argv.slice(2, 4).map(Number);
/** size origin process database, as the shell started them. */
const services = process.argv.slice(4).map((line) => {
  const [size, origin, service, database] = line.split(' ');
  return { size: Number(size), origin, service, database };
});
const use = (one) => Object.assign(place, one);

const tables = ['account', 'session', 'spent_proof', 'audit_event'];
const named = tables.map((table) => `'${table}'`).join();
const lines = (text) => sql(text).split('\n').filter(Boolean);

/** What differs from copy to copy; ids are in order of time and names begin with their minute, as real ones do; numbers are in no order. */
const own = {
  account: { id: "pg_temp.id('account', i)", phone: "'+8615' || lpad(((i * 736878701) % 1000000000)::text, 9, '0')" },
  session: {
    id: "pg_temp.id('session', i)", account_id: "pg_temp.id('account', i)", handle: "pg_temp.name('handle', i)",
    seed: "pg_temp.word('seed', i)",
  },
  spent_proof: {
    proof_id: "pg_temp.name('proof', i)", account_id: "pg_temp.id('account', i)", fingerprint: "pg_temp.word('fingerprint', i)",
  },
  audit_event: { position: undefined, id: 'gen_random_uuid()', account_id: "pg_temp.id('account', i)" },
};

/** Copies of a real sign-up's rows of the table, whatever columns there are. */
function copies(table, size) {
  const rows = table === 'audit_event' ? 2 : 1;
  const columns = lines(`SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' AND is_generated = 'NEVER'`)
    .filter((column) => !(column in own[table]) || own[table][column]);
  return `INSERT INTO ${table} (${columns}) SELECT ${columns.map((column) => own[table][column] ?? `one.${column}`)}
    FROM (SELECT * FROM ${table} LIMIT ${rows}) AS one, generate_series(1::bigint, ${size}) AS i;`;
}

/** Fills the tables without their indexes and makes those anew, which takes a tenth of the time. */
function fill(size) {
  const constraints = lines(`SELECT conrelid::regclass || '|' || conname || '|' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f') AND (conrelid::regclass::text IN (${named}) OR confrelid::regclass::text IN (${named}))
    ORDER BY contype = 'f'`).map((line) => line.split('|'));
  const indexes = lines(`SELECT indexrelid::regclass || '|' || pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid::regclass::text IN (${named}) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`).map((line) => line.split('|'));
  sql([
    "SET maintenance_work_mem = '1GB'",
    ...constraints.toReversed().map(([table, name]) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`),
    ...indexes.map(([name]) => `DROP INDEX ${name}`),
    `CREATE FUNCTION pg_temp.id(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT (lpad(to_hex(1700000000000 + 100 * i), 12, '0') || '7' || substr(md5(kind || i), 1, 3) || 'a' || substr(md5(i || kind), 1, 15))::uuid $$`,
    `CREATE FUNCTION pg_temp.name(kind text, i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT translate(encode(
      decode(lpad(to_hex((1700000000 + i / 10) / 60 & 16777215), 6, '0') || substr(md5(kind || i), 1, 26), 'hex'), 'base64'), '+/=', '-_') $$`,
    'CREATE FUNCTION pg_temp.word(kind text, i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT substr(md5(kind || i), 1, 22) $$',
    ...tables.map((table) => copies(table, size)),
    ...constraints.map(([table, name, text]) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${text}`),
    ...indexes.map(([, text]) => text),
  ].join(';\n'));
}

const indexes = () => sql(`SELECT indexrelname, pg_relation_size(indexrelid) / 1048576.0 FROM pg_stat_user_indexes
  WHERE relname IN (${named}) ORDER BY relname, indexrelname`).split('\n').map((line) => line.split('|')).map(([name, size]) => [name, Number(size)]);

async function signups(seconds, lenient = false) {
  const { output } = await phase('send_verify', { seconds: 2 * seconds, lenient: true });
  const { rate, p50, p99, p999, cpu } = await phase('signup', { seconds, input: output, lenient });
  return { rate, p50, p99, p999, cpu };
}

use(services[0]);
const where = circumstances();
for (const one of services) {
  use(one);
  // Real rows to copy, and time for the compiler of each service.
  await signups(Math.max(1, seconds / 2), true);
  if (one.size > 0) fill(one.size);
  sql('VACUUM ANALYZE');
  console.error(`${one.size} accounts are there`);
}
sql('CHECKPOINT');

const all = [];
for (let i = 0; i < rounds; i++) {
  const round = {};
  for (const one of services) {
    use(one);
    round[one.size] = await signups(seconds);
  }
  all.push(round);
}
const sizes = medians(all);
const held = Object.fromEntries(services.map((one) => (use(one), [one.size, Object.fromEntries(indexes())])));
const result = { ...where, seconds, rounds, sizes, indexes: held, all };
console.log(report('growth', result));
keep('growth', result);
