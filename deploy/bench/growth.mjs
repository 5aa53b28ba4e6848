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

/**
 * Copies of a real sign-up's rows with ids in order of time, as real ones are, and numbers in none: whatever columns there
 * are, the copies have them.
 */
const copies = (size) => `
  SET session_replication_role = replica;
  CREATE FUNCTION pg_temp.id(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(1700000000000 + 100 * i), 12, '0') || '7' || substr(md5(kind || i), 1, 3) || 'a' || substr(md5(i || kind), 1, 15))::uuid $$;
  CREATE FUNCTION pg_temp.word(kind text, i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT substr(md5(kind || i), 1, 22) $$;
  INSERT INTO account SELECT copy.* FROM (SELECT * FROM account LIMIT 1) AS one, generate_series(1::bigint, ${size}) AS i,
    jsonb_populate_record(one::account, jsonb_build_object('id', pg_temp.id('account', i),
      'phone', '+8615' || lpad(((i * 736878701) % 1000000000)::text, 9, '0'))) AS copy;
  INSERT INTO session SELECT copy.* FROM (SELECT * FROM session LIMIT 1) AS one, generate_series(1::bigint, ${size}) AS i,
    jsonb_populate_record(one::session, jsonb_build_object('id', pg_temp.id('session', i), 'account_id', pg_temp.id('account', i),
      'handle', pg_temp.word('handle', i), 'seed', pg_temp.word('seed', i))) AS copy;
  INSERT INTO spent_proof SELECT copy.* FROM (SELECT * FROM spent_proof LIMIT 1) AS one, generate_series(1::bigint, ${size}) AS i,
    jsonb_populate_record(one::spent_proof, jsonb_build_object('proof_id', pg_temp.word('proof', i),
      'account_id', pg_temp.id('account', i), 'fingerprint', pg_temp.word('fingerprint', i))) AS copy;
  INSERT INTO audit_event OVERRIDING USER VALUE SELECT copy.* FROM (SELECT * FROM audit_event ORDER BY position LIMIT 2) AS one,
    generate_series(1::bigint, ${size}) AS i, jsonb_populate_record(one::audit_event, jsonb_build_object('id', gen_random_uuid(),
      'account_id', pg_temp.id('account', i))) AS copy;`;

const tables = "'account', 'session', 'spent_proof', 'audit_event'";
const indexes = () => sql(`SELECT indexrelname, pg_relation_size(indexrelid) / 1048576.0 FROM pg_stat_user_indexes
  WHERE relname IN (${tables}) ORDER BY relname, indexrelname`).split('\n').map((line) => line.split('|')).map(([name, size]) => [name, Number(size)]);

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
  if (one.size > 0) sql(copies(one.size));
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
