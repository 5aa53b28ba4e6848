// The Redis scripts of one sign-up, as Redis saw them.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { poster, proven, sleep } from './client.mjs';
import { place } from './place.mjs';

/** What Redis is told while work is done: the commands of clients, not those of scripts. */
async function overhear(work) {
  const monitor = spawn('redis-cli', ['-p', place.redisPort, 'monitor'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let heard = '';
  monitor.stdout.on('data', (chunk) => (heard += chunk));
  while (!heard.startsWith('OK')) await sleep(0.05);
  await work();
  // What is told after the answer belongs to it, too.
  await sleep(0.5);
  monitor.kill();
  const commands = heard.split('\n').filter((line) => !/\[\d+ lua\]/.test(line));
  return commands.map((line) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word)).filter(([name]) => /^evalsha$/i.test(name));
}

/** The calls of one passcode sign-up as words for redis-benchmark; keys that are a person's own are new each time. */
export async function signupScripts() {
  const post = poster(new http.Agent({ keepAlive: true }));
  const runs = [];
  for (const number of ['13980000003', '13980000004']) {
    const body = await proven(post, number);
    await sleep(0.5);
    const calls = await overhear(async () => {
      const { status } = await post('/auth/v1/signup', body);
      if (status !== 200) throw new Error(`signup: ${status}`);
    });
    runs.push(calls.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)));
  }
  const [first, second] = runs;
  const isKey = (words, i) => i > 2 && i < 3 + Number(words[2]);
  const own = (words, call, i) => isKey(words, i) && words[i] !== second[call]?.[i];
  return first.map((words, call) => words.map((word, i) => (own(words, call, i) ? 'bench:__rand_int__' : word)));
}
