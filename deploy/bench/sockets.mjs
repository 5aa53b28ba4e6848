// A client for crowds: hardly more work for a request than its socket makes, for it shares the machine with what it measures.
import net from 'node:net';
import { place } from './place.mjs';

const { host, hostname, port } = new URL(place.origin);

/** One connection, which asks one thing at a time; `rest` is called when it is free again. */
class Connection {
  #read = '';
  #asked;
  #rest;

  constructor(rest, gone) {
    this.#rest = rest;
    const fail = (error) => {
      gone(this);
      this.#asked?.reject(error);
      this.#asked = undefined;
    };
    this.socket = net.connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1')
      .on('data', (text) => this.#take(text)).on('error', fail).on('close', () => fail(new Error('hung up')));
  }

  ask(text) {
    return new Promise((resolve, reject) => {
      this.#asked = { resolve, reject };
      this.socket.write(text);
    });
  }

  /** Every answer of the service says how long it is. */
  #take(text) {
    this.#read += text;
    const end = this.#read.indexOf('\r\n\r\n') + 4;
    if (end < 4) return;
    const head = this.#read.slice(0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)[1]);
    if (this.#read.length < end + length) return;
    const answer = { status: Number(head.slice(9, 12)), text: this.#read.slice(end), retryAfter: /\r\nretry-after: *(\d+)/i.exec(head)?.[1] };
    const { resolve } = this.#asked;
    this.#read = '';
    this.#asked = undefined;
    this.#rest(this);
    resolve(answer);
  }
}

/** Posts JSON, over as many connections as it takes; resolves to status, text and retryAfter (seconds or undefined). */
export function crowdPoster(headers = {}) {
  const free = [];
  const fixed = Object.entries({ host, 'content-type': 'application/json', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const rest = (connection) => free.push(connection);
  const gone = (connection) => free.includes(connection) && free.splice(free.indexOf(connection), 1);
  return (path, fields) => {
    const body = typeof fields === 'string' ? fields : JSON.stringify(fields);
    const connection = free.pop() ?? new Connection(rest, gone);
    return connection.ask(`POST ${path} HTTP/1.1\r\n${fixed}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
}
