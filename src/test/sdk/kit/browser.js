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

/** An address bar that stays where it is, and tells where it was sent. */
class AddressBar extends URL {
  assign(uri) {
    this.sentTo = uri;
  }
}

const location = new AddressBar('http://localhost/');

const globals = {
  window: globalThis,
  document: { location, cookie: '' },
  location,
  history: { replaceState() {} },
  localStorage: new MemoryStorage(),
  sessionStorage: new MemoryStorage(),
  WebSocket: NoSocket,
};

for (const [name, value] of Object.entries(globals)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
