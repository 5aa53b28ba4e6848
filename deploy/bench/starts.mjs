// Starts each sort of package by turns, and prints how long it takes from the start of the process to the first answered
// sign-up by code, and what the process holds of the machine's memory two seconds later: medians. Run by deploy/bench/starts.
//
// Usage: starts.mjs <settings …>
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { codesOn, open } from '../aot/door.mjs';
import { median } from './figures.mjs';

const { BENCH_ORIGIN: origin, BENCH_HOOK_PORT, BENCH_STARTS, BENCH_SORT, BENCH_NATIVE, BENCH_ROOT } = process.env;
const settings = process.argv.slice(2);
const jar = `${BENCH_ROOT}/target/quarkus-app/quarkus-run.jar`;
const cache = `${BENCH_ROOT}/target/quarkus-app/doorsill.aot`;
const java = (...flags) => ['java', ...flags, '-XX:+UseSerialGC', '-Xms512m', '-Xmx512m', ...settings, '-jar', jar];
const sorts = { 'plain jar': java() };
if (existsSync(cache)) sorts['jar with its cache'] = java(`-XX:AOTCache=${cache}`, '-XX:AOTMode=on');
if (BENCH_NATIVE) sorts['native binary'] = [BENCH_NATIVE, '-Xmx512m', ...settings];
if (BENCH_SORT) for (const sort of Object.keys(sorts)) if (sort !== BENCH_SORT) delete sorts[sort];

const codes = await codesOn(+BENCH_HOOK_PORT);
const port = +new URL(origin).port;
let people = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const listens = () =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (socket.destroy(), done(true))).on('error', () => done(false));
  });
const residentMiB = (pid) => +/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1] / 1024;

async function start([command, ...args]) {
  const phone_number = `+86 137${String(1_000_000 + 7 * people++).padStart(8, '0')}`;
  const begun = performance.now();
  const service = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => service.on('exit', done));
  let over = false;
  ended.then(() => (over = true));
  while (!(await listens())) {
    if (over) throw new Error('the service did not start');
    await pause(5);
  }
  const listening = performance.now() - begun;
  const door = open(origin);
  const verification_token = await door.prove(phone_number, codes);
  await door.post('/auth/v1/signup', { phone_number, verification_token });
  const signedUp = performance.now() - begun;
  await pause(2000);
  const resident = residentMiB(service.pid);
  service.kill('SIGTERM');
  await ended;
  return { listening, signedUp, resident };
}

const seen = Object.fromEntries(Object.keys(sorts).map((sort) => [sort, []]));
for (let turn = 0; turn < +BENCH_STARTS; turn++) {
  for (const [sort, command] of Object.entries(sorts)) seen[sort].push(await start(command));
}
const of = (all, name) => median(all.map((one) => one[name]));
const rows = Object.entries(seen).map(([sort, all]) => ({
  sort, signedUp: of(all, 'signedUp'), listening: of(all, 'listening'), resident: of(all, 'resident'),
}));
for (const row of rows) {
  console.log(
    `${row.sort}: first sign-up after ${row.signedUp.toFixed(0)} ms (${(row.signedUp / rows[0].signedUp).toFixed(2)} of the ` +
      `first sort's), listening after ${row.listening.toFixed(0)} ms; ${row.resident.toFixed(0)} MiB resident`,
  );
}
console.log(`medians of ${BENCH_STARTS} starts each, by turns`);
process.exit(0);
