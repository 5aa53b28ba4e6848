// What sign-ups cannot be faster than here: the same work done by the stores' own drivers, and hashing alone.
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { existsSync, writeFileSync } from 'node:fs';
import { cpu, cpuPerUnit } from './load.mjs';
import { admission } from './statement.mjs';
import { place } from './place.mjs';
import { signupScripts } from './scripts.mjs';

const run = promisify(execFile);
const connections = 32;

/** People a second whom pgbench admits, so many by one statement; its mean and PostgreSQL's CPU for each in ms. */
async function admissions(script, people, seconds) {
  const file = `${place.work}/admission.sql`;
  writeFileSync(file, script);
  const before = cpu();
  const { stdout } = await run('pgbench', ['-h', '127.0.0.1', '-p', place.pgPort, '-U', 'bench', '-n', '-M', 'prepared', '-c', String(connections),
    '-j', '2', '-T', String(Math.ceil(seconds)), '-D', `people=${people}`, '-f', file, place.database]);
  if (!/failed transactions: 0 /.test(stdout)) throw new Error(stdout);
  const told = (shape) => Number(stdout.match(shape)[1]);
  const spent = cpuPerUnit(before, people * told(/actually processed: (\d+)/)).postgres;
  return { people, rate: people * told(/tps = ([\d.]+)/), mean: told(/latency average = ([\d.]+)/), cpu: spent };
}

/** Alone, and half as many together as there are connections: two statements are under way at a time in the service. */
export async function postgresLimit({ script, together }, seconds) {
  return { alone: await admissions(script, 1, seconds), together: together ? await admissions(script, connections / 2, seconds) : null };
}

/** Calls of one script a second, by redis-benchmark. */
async function scriptRate(words, seconds) {
  const count = String(Math.ceil(30_000 * Math.min(seconds, 5)));
  const { stdout } = await run('redis-benchmark', ['-h', '127.0.0.1', '-p', place.redisPort, '-c', String(connections), '-n', count,
    '-r', '1000000000', '--csv', ...words]);
  const line = stdout.trim().split('\n').findLast((text) => !text.startsWith('"test"'));
  return Number(line.split('","')[1].replaceAll('"', ''));
}

/** Sign-ups a second if Redis had nothing to do but their scripts, one after the other. */
export async function redisLimit(scripts, seconds) {
  const rates = [];
  for (const words of scripts) rates.push(await scriptRate(words, seconds / scripts.length));
  return { calls: scripts.length, rate: 1 / rates.reduce((sum, rate) => sum + 1 / rate, 0) };
}

/** Argon2id hashes a second on one thread, and on as many as the service has by default. */
export async function hashLimit(seconds) {
  const app = `${place.root}/target/quarkus-app`;
  const classes = ['app', 'lib/main', 'lib/boot'].map((part) => `${app}/${part}/*`).join(':');
  const source = `${place.root}/deploy/bench/HashLimit.java`;
  const threads = Math.max(1, os.availableParallelism() - 1);
  // A native binary leaves no classes to call.
  if (!existsSync(app)) return { by: 'not measured', single: null, threads, pool: null };
  const on = async (threads) => {
    const { stdout } = await run('java', ['-cp', classes, source, String(threads), String(seconds)]);
    const [rate, by] = stdout.trim().split('\n').at(-1).split(' ');
    return { rate: Number(rate), by };
  };
  const single = await on(1);
  return { by: single.by, single: single.rate, threads, pool: threads === 1 ? single.rate : (await on(threads)).rate };
}

export const signupWork = async () => ({ admission: await admission(), scripts: await signupScripts() });
