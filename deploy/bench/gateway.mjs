// An SMS gateway for benchmarks: as slow as a real one. Tells its parent the codes, until it is hushed.
import http from 'node:http';

let telling = true;
process.on('message', () => (telling = false));
http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk)).on('end', () => {
    if (telling) {
      const { to, code } = JSON.parse(body);
      process.send({ to, code });
    }
    setTimeout(() => response.end('{}'), 20);
  });
}).listen(+process.argv[2], '127.0.0.1', () => process.send({}));
