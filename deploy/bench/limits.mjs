// What sign-ups cannot be faster than here: the same work done by the stores' own drivers, and hashing alone.
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { writeFileSync } from 'node:fs';
import { admission } from './statement.mjs';
import { place } from './place.mjs';
import { signupScripts } from './scripts.mjs';

const run = promisify(execFile);
const connections = '32';

/** Admission statements a second by pgbench, and their p99 would be a guess: it tells the mean alone. */
export async function postgresLimit(script, seconds) {
  const file = `${place.work}/admission.sql`;
  writeFileSync(file, script);
  const { stdout } = await run('pgbench', ['-h', '127.0.0.1', '-p', place.pgPort, '-U', 'bench', '-n', '-M', 'simple', '-c', connections,
    '-j', '2', '-T', String(Math.ceil(seconds)), '-D', 'ready=0', '-f', file, place.database]);
  if (!/failed transactions: 0 /.test(stdout)) throw new Error(stdout);
  return { rate: Number(stdout.match(/tps = ([\d.]+)/)[1]), mean: Number(stdout.match(/latency average = ([\d.]+)/)[1]) };
}

/** Calls of one script a second, by redis-benchmark. */
async function scriptRate(words, seconds) {
  const count = String(Math.ceil(30_000 * Math.min(seconds, 5)));
  const { stdout } = await run('redis-benchmark', ['-h', '127.0.0.1', '-p', place.redisPort, '-c', connections, '-n', count,
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
  const on = async (threads) => {
    const { stdout } = await run('java', ['-cp', classes, source, String(threads), String(seconds)]);
    const [rate, by] = stdout.trim().split('\n').at(-1).split(' ');
    return { rate: Number(rate), by };
  };
  const threads = Math.max(1, os.availableParallelism() - 1);
  const single = await on(1);
  return { by: single.by, single: single.rate, threads, pool: threads === 1 ? single.rate : (await on(threads)).rate };
}

export const signupWork = async () => ({ script: await admission(), scripts: await signupScripts() });
