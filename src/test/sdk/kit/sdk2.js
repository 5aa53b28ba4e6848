import './browser.js';
import { createRequire } from 'node:module';

const cloudbase = createRequire(import.meta.url)('cloudbase-js-sdk-2');

/** The 2.x SDK on its browser path, the only one it has. */
export const sdk2 = {
  repeatsLostAnswers: true,
  patchesAndDeletes: true,

  forget() {
    globalThis.localStorage.clear();
  },

  auth(origin, env, captchaOptions) {
    const app = cloudbase.init({ env });
    // The SDK reads the end point once, when its auth object is made.
    app.registerEndPointWithKey({ key: 'CLOUD_API', url: `//${origin.host}/web`, protocol: 'http' });
    return app.auth({ persistence: 'local', ...(captchaOptions && { captchaOptions }) });
  },
};
