// An SMS gateway for benchmarks. Writes the code sent to +8613xxxxxxxxx into a file, six bytes at six times xxxxxxxxx,
// where drivers in other processes find it. May answer as late as a real one does.
import { openSync, writeSync } from 'node:fs';
import http from 'node:http';

const [port, file, delay] = [+process.argv[2], process.argv[3], +process.argv[4]];
const codes = openSync(file, 'w');

http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    const { to, code } = JSON.parse(body);
    // Notices carry no code.
    if (code) writeSync(codes, code, 6 * Number(to.slice(5)));
    if (delay > 0) setTimeout(() => response.end('{}'), delay);
    else response.end('{}');
  });
}).listen(port, '127.0.0.1');
