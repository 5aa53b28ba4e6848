import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { origin } from './service.js';

/**
 * A proxy that carries every request to the service and loses the first answer to each path that it is told: the
 * connection breaks after the service has done its work. `requests` tells what came by.
 */
async function lossyProxy(...paths) {
  const toLose = new Set(paths);
  const requests = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const path = new URL(request.url, origin).pathname;
    requests.push({ path, id: request.headers['x-request-id'], device: request.headers['x-device-id'] });
    const answer = await forward(request, body);
    if (toLose.delete(path)) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: new URL(`http://127.0.0.1:${server.address().port}`),
    idsOf: (path) => requests.filter((request) => request.path === path).map((request) => request.id),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Tells a story to whose hero the service lies behind such a proxy. */
export async function behindProxy(client, pathsToLose, story) {
  const proxy = await lossyProxy(...pathsToLose);
  try {
    await story(client.stranger(proxy.origin), proxy);
  } finally {
    await proxy.close();
  }
}

async function forward(request, body) {
  const { host, connection, 'content-length': length, ...headers } = request.headers;
  const answer = await fetch(new URL(request.url, origin), {
    method: request.method,
    headers,
    ...(body.length && { body }),
  });
  return { status: answer.status, text: await answer.text() };
}
