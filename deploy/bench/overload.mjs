// Steps to ten times the load, with either sort of sign-up and with both, and looks at who is let in and how fast.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { arrive, crowd } from './arrivals.mjs';
import { ascending, percentile } from './figures.mjs';
import { rss } from './load.mjs';
import { circumstances, keep, rows } from './place.mjs';
import { report } from './report.mjs';
import { byPasscode, byPassword } from './signups.mjs';

const [seconds, factor, share] = process.argv.slice(2, 5).map(Number);
const only = process.argv[5];
const calm = Math.max(3, Math.min(10, seconds / 3));
/** As many as keep each sort busy without being refused. */
const crowds = { passcodes: 32, passwords: 6 };
const streams = { passcodes: byPasscode(), passwords: byPassword() };
const faults = [];

const accepted = (results) => results.filter(({ status }) => status === 200);
const p99 = (results) => percentile(ascending(accepted(results).map(({ took }) => took)), 99);

async function capacity(name) {
  if (name === 'passcodes') await streams.passcodes.supply(8000 * calm, calm);
  const begun = performance.now();
  return accepted(await crowd(streams[name], crowds[name], calm)).length / ((performance.now() - begun) / 1000);
}

function countStatuses(results) {
  const counts = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function check(name, results) {
  for (const { status, retryAfter } of results) {
    if (status === 503 && !retryAfter) faults.push(`${name}: a refusal did not say when to come back`);
    else if (status === 0 || (status >= 400 && status !== 503)) faults.push(`${name}: status ${status}`);
  }
}

/** By seconds since the beginning: let in, refused, and the p99 of who was let in. */
function timeline(results, begin) {
  const slices = [];
  for (const result of results) (slices[Math.floor((result.due - begin) / 1000)] ??= []).push(result);
  return Array.from(slices, (slice = []) => ({ accepted: accepted(slice).length, refused: slice.length - accepted(slice).length, p99: p99(slice) }));
}

/** Seconds after the step until one in which everybody is let in, about as fast as before. */
function recovery(line, end, calmP99) {
  const at = line.findIndex((slice, second) => second >= end && slice.accepted > 0 && slice.refused === 0 && slice.p99 <= 2 * calmP99);
  return at < 0 ? null : at + 1 - end;
}

function figures(name, { results, begins, heldBack }, before, after) {
  check(name, results);
  const [begin, from, to] = begins;
  const during = results.filter(({ due }) => due >= from && due < to);
  const unloaded = p99(results.filter(({ due }) => due < from));
  const line = timeline(results, begin);
  return {
    before, after, offered: during.length / ((to - from) / 1000), accepted: accepted(during).length / ((to - from) / 1000),
    statuses: countStatuses(results), heldBack, p99Unloaded: unloaded, p99: p99(during),
    secondsToRecover: recovery(line, Math.ceil((to - begin) / 1000), unloaded), line,
  };
}

/** @param loads for each stream its rate before, during and after the step */
async function scene(name, capacities, loads) {
  const names = Object.keys(loads);
  if (loads.passcodes) await streams.passcodes.supply(1.2 * capacities.passcodes * (seconds + 4 * calm) + 4000, 20);
  const accounts = rows('account');
  const memory = [rss()];
  // The driver shares the machine: how late it was itself (p99) is in every latency.
  const late = monitorEventLoopDelay({ resolution: 5 });
  late.enable();
  const watch = setInterval(() => memory.push(rss()), 500);
  const outcomes = await Promise.all(names.map((one) => arrive(streams[one], [calm, seconds, calm].map((time, i) => [loads[one][i], time]))));
  clearInterval(watch);
  late.disable();
  const made = rows('account') - accounts;
  const told = outcomes.reduce((sum, { results }) => sum + accepted(results).length, 0);
  const unsure = outcomes.reduce((sum, { results }) => sum + results.filter(({ status }) => status === 503).length, 0);
  if (made < told || made > told + unsure) faults.push(`${name}: ${told} were let in, ${made} rows`);
  const result = { rss: { before: memory[0], most: Math.max(...memory), after: memory.at(-1) }, driverLate: late.percentile(99) / 1e6 - 5 };
  for (const [i, one] of names.entries()) result[one] = figures(`${name}, ${one}`, outcomes[i], capacities[one], await capacity(one));
  return result;
}

const where = circumstances();
// The first ones are for the compiler.
await capacity('passcodes');
await capacity('passwords');
const capacities = { passcodes: await capacity('passcodes'), passwords: await capacity('passwords') };
const base = Object.fromEntries(Object.entries(capacities).map(([name, rate]) => [name, share * rate]));
const step = (name) => [base[name], factor * base[name], base[name]];
const scenes = {
  'passwords alone': { passwords: step('passwords') },
  'passcodes alone': { passcodes: step('passcodes') },
  both: { passcodes: step('passcodes'), passwords: step('passwords') },
  'passwords beside steady passcodes': { passcodes: Array(3).fill(base.passcodes), passwords: step('passwords') },
};
const results = {};
for (const [name, loads] of Object.entries(scenes)) {
  if (only && name !== only) continue;
  results[name] = await scene(name, capacities, loads);
  console.error(name);
}

const result = { ...where, seconds, factor, share, calm, scenes: results };
console.log(report('overload', result));
for (const fault of new Set(faults)) console.log(`FAIL ${fault}`);
keep('overload', result);
process.exit(faults.length > 0 ? 1 : 0);
