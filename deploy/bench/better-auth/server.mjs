// better-auth set up for speed: a process for each core, codes and sessions in Redis, people in PostgreSQL, Argon2id in Rust
// at the service's own cost, no limits. Sessions are in PostgreSQL as well, as the service's are, unless
// BENCH_PEER_SESSIONS=redis. A code goes to where gateway.mjs puts the service's.
import cluster from 'node:cluster';
import http from 'node:http';
import os from 'node:os';
import { openSync, writeSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { redisStorage } from '@better-auth/redis-storage';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

const { BENCH_PEER_PORT: port, BENCH_PEER_POSTGRES: database, BENCH_PEER_REDIS: redis, BENCH_PEER_CODES: codes } = process.env;
const origin = `http://127.0.0.1:${port}`;
const workers = os.availableParallelism();
/** Argon2id at what the service's own hashes cost by default. */
const cost = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 };
const file = openSync(codes, 'r+');

const options = {
  baseURL: origin,
  secret: process.env.BENCH_PEER_SECRET,
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  session: { storeSessionInDatabase: process.env.BENCH_PEER_SESSIONS !== 'redis' },
  logger: { level: 'error' },
  database: new Pool({ connectionString: database, max: 16 }),
  secondaryStorage: redisStorage({ client: new Redis(redis, { enableAutoPipelining: true }) }),
  emailAndPassword: {
    enabled: true,
    password: { hash: (password) => hash(password, cost), verify: ({ hash, password }) => verify(hash, password) },
  },
  plugins: [phoneNumber({
    sendOTP: ({ phoneNumber, code }) => void writeSync(file, code, 6 * Number(phoneNumber.slice(5))),
    signUpOnVerification: { getTempEmail: (number) => `${number.slice(1)}@bench.example` },
  })],
};

if (cluster.isPrimary) {
  await (await getMigrations(options)).runMigrations();
  for (let i = 0; i < workers; i++) cluster.fork();
  cluster.on('exit', () => process.exit(1));
  process.on('SIGTERM', () => process.exit(0));
} else {
  http.createServer(toNodeHandler(betterAuth(options))).listen(port, '127.0.0.1');
}
