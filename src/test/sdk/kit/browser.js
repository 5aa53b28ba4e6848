// The 2.x SDK has no build for Node: it is a browser's library. These are the few things of a browser that it looks
// for while it loads and signs a person in. The SDK itself is not touched.

class MemoryStorage {
  #items = new Map();

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, value) {
    this.#items.set(key, String(value));
  }

  removeItem(key) {
    this.#items.delete(key);
  }

  clear() {
    this.#items.clear();
  }
}

class NoSocket {
  constructor() {
    throw new Error('This browser opens no sockets.');
  }
}

const location = new URL('http://localhost/');

const globals = {
  window: globalThis,
  document: { location, cookie: '' },
  location,
  localStorage: new MemoryStorage(),
  sessionStorage: new MemoryStorage(),
  WebSocket: NoSocket,
};

for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
