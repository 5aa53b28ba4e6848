// A client that goes in and out of a service, and the webhook that brings it codes.
import http from 'node:http';

export async function codesOn(port) {
  const arrived = new Map();
  const waiting = new Map();
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk)).on('end', () => {
      const { to, code } = JSON.parse(body);
      if (waiting.has(to)) waiting.get(to)(code);
      else arrived.set(to, code);
      waiting.delete(to);
      response.end('{}');
    });
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {
    next: (to) =>
      new Promise((done) => {
        if (arrived.has(to)) done(arrived.get(to));
        else waiting.set(to, done);
        arrived.delete(to);
      }),
  };
}

export function open(origin) {
  const agent = new http.Agent({ keepAlive: true });
  const call = (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const request = http.request(origin + path, { method, agent, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve({ status: response.statusCode, text }));
      });
      request.on('error', reject).end(body);
    });
  const json = (path, body, headers) =>
    call('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
  const good = (path, { status, text }) => {
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return text.startsWith('{') ? JSON.parse(text) : text;
  };
  const door = {
    post: async (path, body, headers) => good(path, await json(path, body, headers)),
    form: async (path, fields) => good(path, await call('POST', path,
      { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString())),
    get: async (path, token, headers) => good(path, await call('GET', path,
      { ...(token && { authorization: `Bearer ${token}` }), ...headers })),
    async refused(path, body) {
      const { status, text } = await json(path, body);
      if (status < 400 || status > 499) throw new Error(`${path} was not refused: ${status} ${text}`);
    },
    /** A token of proof for a phone number. */
    async prove(phone_number, codes) {
      const { verification_id } = await door.post('/auth/v1/verification', { phone_number });
      const verification_code = await codes.next(phone_number.replace(' ', ''));
      const body = { verification_id, verification_code };
      return (await door.post('/auth/v1/verification/verify', body)).verification_token;
    },
  };
  return door;
}
