// Results as text: the tables that the drivers print and that draw.mjs puts into docs/benchmark.md.
import { show, table } from './figures.mjs';

/** What a figure is worth nothing without. */
function circumstances({ date, commit, cpu, cores, memoryGiB, kernel, service, postgres, redis, loadBefore }) {
  return `${date}, commit ${commit}; ${cores} cores (${cpu}), ${memoryGiB} GiB, Linux ${kernel}; ${service}, PostgreSQL ${postgres}, ` +
    `Redis ${redis}; load before: ${loadBefore}.`;
}

const share = (part, whole) => (whole ? part / whole : null);

function run(result) {
  const { units, limits } = result;
  const head = ['unit', 'connections', 'units/s', 'p50 ms', 'p99 ms', 'p99.9 ms', 'CPU ms: service', 'PostgreSQL', 'Redis', 'driver', 'RSS MiB'];
  const lines = Object.entries(units).map(([name, { connections, rate, p50, p99, p999, cpu, rss }]) =>
    [name.replaceAll('_', ' '), connections, rate, p50, p99, p999, cpu.service, cpu.postgres, cpu.redis, cpu.driver, rss]);
  const admissions = Object.values(limits.postgres).filter((one) => one);
  const bounds = [
    ...admissions.map(({ people, rate, cpu }) => [
      `people by \`pgbench\` of the admission statement, ${people} in each, 32 connections (CPU of PostgreSQL: ${show(cpu)} ms)`, rate]),
    [`\`redis-benchmark\` of the ${limits.redis.calls} calls of a sign-up, 32 connections`, limits.redis.rate],
    [`Argon2id (${limits.hash.by}), one thread`, limits.hash.single],
    [`Argon2id, ${limits.hash.threads} thread(s), as the service has`, limits.hash.pool],
    ...admissions.map(({ people, rate }) => [`\`signup\` as a share of \`pgbench\`, ${people} in each`, share(units.signup.rate, rate)]),
    ['`password signup` as a share of its threads\' hashes', share(units.password_signup.rate, limits.hash.pool)],
  ];
  return [`Medians of ${result.rounds} round(s) of ${result.seconds} s each.`, table(head, lines), table(['limit', 'a second'], bounds)];
}

function overload({ seconds, factor, share, scenes }) {
  const head = ['scene', 'sign-ups by', 'full speed/s', 'offered/s', 'let in/s', 'answers', 'p99 unloaded ms', 'p99 ms', 'recovers in s',
    'full speed after', 'RSS MiB', 'driver late ms'];
  const lines = Object.entries(scenes).flatMap(([name, { rss, driverLate, ...sorts }]) => Object.entries(sorts).map(([sort, one]) => [
    name, sort, one.before, one.offered, one.accepted, Object.entries(one.statuses).map(([status, count]) => `${count} × ${status}`).join(', '),
    one.p99Unloaded, one.p99, one.secondsToRecover, one.after, `${rss.before}, ${rss.most} at most, ${rss.after}`, driverLate]));
  const held = Object.values(scenes).flatMap(({ rss, driverLate, ...sorts }) => Object.values(sorts)).reduce((sum, one) => sum + one.heldBack, 0);
  const load = `From ${show(100 * share)} % of full speed to ${factor} times that, for ${seconds} s`;
  return [`${load}; ${show(held)} requests held back by the driver itself.`, table(head, lines)];
}

function hangups({ count, took, settled, busy, people, late, lost, before, after }) {
  return [`${show(count)} requests hung up on in ${show(took)} s. Places still taken ${show(settled)} s after the last: ` +
    `${busy.length === 0 ? 'none' : busy.join('; ')}. Of ${people} people whose sign-ups were hung up on, ${people - late - lost} had their ` +
    `account, ${late} got it with the same proof, ${lost} are lost. Passcode sign-ups: ${show(before.rate)}/s before, ${show(after.rate)}/s after.`];
}

function growth({ seconds, rounds, sizes, indexes }) {
  const names = Object.keys(sizes).map(Number).map((size) => size.toLocaleString('en-US'));
  const lines = Object.values(sizes).map(({ rate, p50, p99, p999, cpu }, i) => [names[i], rate, p50, p99, p999, cpu.postgres]);
  const columns = Object.values(indexes);
  const grown = Object.keys(columns[0]).filter((index) => columns.some((column) => column[index] >= 0.1));
  return [
    `Medians of ${rounds} round(s) of ${seconds} s each, 32 connections.`,
    table(['accounts there', 'sign-ups/s', 'p50 ms', 'p99 ms', 'p99.9 ms', 'CPU ms of PostgreSQL'], lines),
    table(['index, MiB at the end', ...names], grown.map((index) => [`\`${index}\``, ...columns.map((column) => column[index])])),
  ];
}

function peer({ seconds, rounds, connections, processes, ours, theirs }) {
  const head = ['unit', 'served by', 'connections', 'units/s', 'times the peer', 'p50 ms', 'p99 ms', 'CPU ms: service', 'PostgreSQL', 'Redis', 'RSS MiB'];
  const line = (name, by, { connections, rate, p50, p99, cpu, rss }, ratio) =>
    [name.replaceAll('_', ' '), by, connections, rate, ratio, p50, p99, cpu.service, cpu.postgres, cpu.redis, rss];
  const lines = Object.entries(ours).flatMap(([name, own]) => [
    line(name, 'Doorsill', own, share(own.rate, theirs[name].rate)), line(name, `better-auth, ${processes} processes`, theirs[name], 1)]);
  return [`Medians of ${rounds} round(s) of ${seconds} s each, by turns; ${connections} connections, fewer for passwords.`, table(head, lines)];
}

const reports = { run, peer, overload, hangups, growth };
export const kinds = Object.keys(reports);

/** The result of that kind as paragraphs of Markdown. */
export const report = (kind, result) => [circumstances(result), ...reports[kind](result)].join('\n\n');
