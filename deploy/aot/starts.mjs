// Starts the service by turns without and with the cache, and prints how long it takes from the start of the process to
// the first answered sign-up by code: medians.
//
// Usage: starts.mjs <address of the service> <port of the webhook> <starts of each> <cache> <java> <arguments of java …>
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { codesOn, open } from './door.mjs';

const [origin, hookPort, starts, cache, java, ...args] = process.argv.slice(2);
const codes = await codesOn(+hookPort);
const port = +new URL(origin).port;
let people = 0;

const listens = () =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (socket.destroy(), done(true))).on('error', () => done(false));
  });

async function firstSignUp(flags) {
  const phone_number = `+86 137${String(1_000_000 + 7 * people++).padStart(8, '0')}`;
  const begun = performance.now();
  const service = spawn(java, [...flags, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((done) => service.on('exit', done));
  let over = false;
  ended.then(() => (over = true));
  while (!(await listens())) {
    if (over) throw new Error('the service did not start');
    await new Promise((done) => setTimeout(done, 5));
  }
  const listening = performance.now() - begun;
  const door = open(origin);
  const verification_token = await door.prove(phone_number, codes);
  await door.post('/auth/v1/signup', { phone_number, verification_token });
  const signedUp = performance.now() - begun;
  service.kill('SIGTERM');
  await ended;
  return { listening, signedUp };
}

const kinds = { 'without the cache': [], 'with the cache': [`-XX:AOTCache=${cache}`, '-XX:AOTMode=on'] };
const seen = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
for (let start = 0; start < +starts; start++) {
  for (const [kind, flags] of Object.entries(kinds)) seen[kind].push(await firstSignUp(flags));
}
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const told = Object.entries(seen).map(([kind, all]) => {
  const signedUp = median(all.map((one) => one.signedUp));
  const listening = median(all.map((one) => one.listening));
  console.log(`${kind}: first sign-up after ${signedUp.toFixed(0)} ms, listening after ${listening.toFixed(0)} ms`);
  return signedUp;
});
console.log(`share: ${(told[1] / told[0]).toFixed(2)} (medians of ${starts} starts each)`);
process.exit(0);
