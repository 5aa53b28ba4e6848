// Runs one unit of work by wrk and drive.lua, checks every answer and the rows, and counts.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync } from 'node:fs';
import { ascending, curve, percentile } from './figures.mjs';
import { cpu, cpuPerUnit, rss } from './load.mjs';
import { place, readText, rows } from './place.mjs';

let phases = 0;
let nextNumber = 0;
/** So many numbers are one phase's. */
const room = 2_000_000;
const seen = new Set();

/** Units that open an account each. */
const creates = new Set([
  'signup', 'verify_signup', 'send_verify_signup', 'genauth_signup', 'password_signup', 'peer_verify', 'peer_send_verify', 'peer_password_signup',
]);

function people(output, connections) {
  const lines = [];
  for (let i = 0; i < connections; i++) {
    if (existsSync(`${output}.${i}`)) lines.push(...readText(`${output}.${i}`).split('\n').slice(0, -1));
  }
  return lines.map((line) => line.split('\t'));
}

function checkCreated(unit, output, connections, answered, made) {
  if (made !== answered) throw new Error(`${unit}: ${answered} answered, ${made} rows`);
  const subs = people(output, connections).map(([, , , , sub]) => sub);
  if (subs.some((sub) => !sub || seen.has(sub) || !seen.add(sub))) throw new Error(`${unit}: a sub is missing or came twice`);
}

function checkFaults(unit, output) {
  const [refused, broken, reason] = readText(`${output}.faults`).split('\n');
  if (refused !== '0' || broken !== '0') throw new Error(`${unit}: ${refused} refused, ${broken} broken off; the last: ${reason}`);
}

function readSamples(output) {
  return readText(`${output}.samples`).split('\n').slice(0, -1).map((line) => line.split(' ').map(Number));
}

/**
 * Units a second while every connection had work: one that has run out of people ends earlier than the others. Of a unit
 * that was under way then, the part that was done counts.
 */
function rate(samples) {
  const ends = new Map();
  for (const [connection, at, took] of samples) ends.set(connection, Math.max(ends.get(connection) ?? 0, at + took));
  const begin = samples.reduce((least, [, at]) => Math.min(least, at), Infinity);
  const end = Math.min(...ends.values());
  const done = samples.reduce((sum, [, at, took]) => sum + Math.max(0, Math.min(took, end - at) / took), 0);
  return (1e6 * done) / (end - begin);
}

/**
 * Drives the unit for so many seconds, or until there are no people left.
 *
 * @param lenient whether refusals are borne: of a service that has just started, and where people are only prepared
 * @param input the output of an earlier phase with as many connections; without it people are new
 * @returns the figures, and as `output` where the people lie; fails if one answer or one row was not as it should be
 */
export async function phase(unit, { seconds, connections = 32, input, most = 1e9, lenient = false }) {
  const output = `${place.work}/phase-${++phases}`;
  const env = {
    ...process.env, BENCH_UNIT: unit, BENCH_SECONDS: seconds, BENCH_MOST: Math.ceil(most / connections), BENCH_OUTPUT: output,
    BENCH_CONNECTIONS: connections, BENCH_FIRST: nextNumber, ...(input && { BENCH_INPUT: input }),
  };
  nextNumber += room;
  const accounts = creates.has(unit) ? rows(place.accounts) : 0;
  const before = cpu();
  const script = `${place.root}/deploy/bench/drive.lua`;
  const options = [`-t${connections}`, `-c${connections}`, `-d${Math.ceil(seconds) + 15}s`, '--timeout', '10s', '-s', script, place.origin];
  await promisify(execFile)('wrk', options, { env });
  const samples = readSamples(output);
  const spent = cpuPerUnit(before, samples.length);
  if (samples.length === 0) throw new Error(`${unit}: nothing was done`);
  if (!lenient) {
    checkFaults(unit, output);
    if (creates.has(unit)) checkCreated(unit, output, connections, samples.length, rows(place.accounts) - accounts);
  }
  const sorted = ascending(samples.map(([, , took]) => took / 1000));
  const at = (percent) => percentile(sorted, percent);
  return {
    output, connections, units: sorted.length, rate: rate(samples),
    p50: at(50), p99: at(99), p999: at(99.9), curve: curve(sorted), cpu: spent, rss: rss(),
  };
}
