// Where ground.sh has put everything, and what it is made of.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';

const env = process.env;

export const place = {
  root: env.BENCH_ROOT,
  work: env.BENCH_WORK,
  origin: env.BENCH_ORIGIN,
  database: env.BENCH_DATABASE,
  /** The table with a row for each person. */
  accounts: 'account',
  pgPort: env.BENCH_PG_PORT,
  redisPort: env.BENCH_REDIS_PORT,
  service: env.BENCH_SERVICE,
  postgres: env.BENCH_POSTGRES,
  redis: env.BENCH_REDIS,
};

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

export function sql(text, database = place.database) {
  return run('psql', '-h', '127.0.0.1', '-p', place.pgPort, '-U', 'bench', '-d', database, '-v', 'ON_ERROR_STOP=1', '-Atc', text);
}

export const rows = (table) => Number(sql(`SELECT count(*) FROM ${table}`));

function version(command, ...args) {
  try {
    return run(command, ...args).split('\n')[0];
  } catch {
    return 'not known';
  }
}

function commit() {
  const hash = version('git', '-C', place.root, 'rev-parse', '--short=12', 'HEAD');
  return version('git', '-C', place.root, 'status', '--porcelain', '--untracked-files=no') === '' ? hash : `${hash}, changed`;
}

/** What a figure is worth nothing without. */
export function circumstances() {
  const [cpu] = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 16) + 'Z',
    commit: commit(),
    cpu: cpu?.model ?? 'not known',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    kernel: os.release(),
    service: env.BENCH_BINARY ? 'native binary' : `JVM ${javaVersion()}`,
    postgres: sql('SHOW server_version').split(' ')[0],
    redis: version('redis-server', '--version').match(/v=(\S+)/)?.[1] ?? 'not known',
    loadBefore: Number(os.loadavg()[0].toFixed(2)),
  };
}

// Java says its version on the wrong stream, except to this.
const javaVersion = () => version('java', '--version').split(' ')[1];

/** Writes the result for draw.mjs; into target/bench, unless BENCH_RESULTS says where. */
export function keep(name, result) {
  const folder = env.BENCH_RESULTS ?? `${place.root}/target/bench`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.json`, JSON.stringify(result, null, 1) + '\n');
  console.log(`\nwritten: ${folder}/${name}.json`);
}

export const readText = (path) => readFileSync(path, 'utf8');
