// What the processes under test use, from /proc: CPU of all their threads and children, and memory.
import { readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { place, readText } from './place.mjs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The fields of stat after the command's name, which may hold anything. */
function stat(pid) {
  const text = readText(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function tryStat(pid) {
  try {
    return stat(pid);
  } catch {
    return undefined;
  }
}

const own = (fields) => Number(fields[11]) + Number(fields[12]);
const ended = (fields) => Number(fields[13]) + Number(fields[14]);

const children = (parent) => readdirSync('/proc').filter((name) => /^\d+$/.test(name) && tryStat(name)?.[1] === parent);

/** A server of many processes: those that live, and through their parent those that have ended. */
function family(parent) {
  const head = stat(parent);
  return own(head) + ended(head) + children(parent).map(tryStat).reduce((sum, fields) => sum + (fields ? own(fields) : 0), 0);
}

/** CPU milliseconds used so far; the driver is whatever this process has started and seen end. */
export function cpu() {
  const ms = (ticks) => (1000 * ticks) / ticksPerSecond;
  return {
    service: ms(family(place.service)), postgres: ms(family(place.postgres)), redis: ms(own(stat(place.redis))), driver: ms(ended(stat('self'))),
  };
}

/** CPU milliseconds since, a unit. */
export function cpuPerUnit(before, units) {
  const after = cpu();
  return Object.fromEntries(Object.keys(after).map((name) => [name, units > 0 ? (after[name] - before[name]) / units : null]));
}

/** Resident memory of the service in MiB; pages that its processes share count for each. */
export function rss() {
  const kib = (pid) => Number(readText(`/proc/${pid}/status`).match(/VmRSS:\s+(\d+)/)[1]);
  return Math.round([place.service, ...children(place.service)].reduce((sum, pid) => sum + kib(pid), 0) / 1024);
}
