// Proves phone numbers to the service, as clients do: asks for codes, takes them from the SMS webhook, brings them
// back. Writes one sign-up body a line.
import http from 'node:http';
import { createWriteStream } from 'node:fs';

const [origin, hookPort, count, file] = [process.argv[2], +process.argv[3], +process.argv[4], process.argv[5]];
const parallel = 32;
const codes = new Map();
const agent = new http.Agent({ keepAlive: true, maxSockets: parallel });

http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    const message = JSON.parse(body);
    codes.set(message.to, message.code);
    response.end('{}');
  });
}).listen(hookPort, '127.0.0.1');

/** A busy service says when to come back; a client that listens does. */
async function patiently(path, fields) {
  for (let tries = 0; ; tries++) {
    const { status, retryAfter, text } = await post(path, fields);
    if (status === 200) return JSON.parse(text);
    if (status !== 503 || tries === 10) throw new Error(`${path}: ${status} ${text}`);
    await new Promise((done) => setTimeout(done, 1000 * Number(retryAfter ?? 1)));
  }
}

function post(path, fields) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(fields);
    const request = http.request(`${origin}/auth/v1${path}`, { method: 'POST', agent }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () =>
        resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], text }));
    });
    request.on('error', reject).end(body);
  });
}

const out = createWriteStream(file);
let next = 0;
async function worker() {
  while (next < count) {
    const digits = `13${String(next++).padStart(9, '0')}`;
    const phone_number = `+86 ${digits}`;
    const { verification_id } = await patiently('/verification', { phone_number });
    const verification_code = codes.get(`+86${digits}`);
    codes.delete(`+86${digits}`);
    const { verification_token } = await patiently('/verification/verify', { verification_id, verification_code });
    out.write(JSON.stringify({ phone_number, verification_token }) + '\n');
  }
}
const start = performance.now();
await Promise.all(Array.from({ length: parallel }, worker));
console.log(`prepared ${count} proofs in ${((performance.now() - start) / 1000).toFixed(1)} s (verification and verify)`);
await new Promise((done) => out.end(done));
process.exit(0);
