import { createRequire } from 'node:module';

const cloudbase = createRequire(import.meta.url)('cloudbase-js-sdk-3');
let storage;
let ownCaptchaOptions;

/**
 * The 3.x SDK in its build for Node. Its transport there does not know what "unreachable" is, so that unlike the other
 * builds it never repeats a request whose answer got lost; nor does it know of PATCH and DELETE.
 */
export const sdk3 = {
  repeatsLostAnswers: false,
  patchesAndDeletes: false,

  forget() {
    storage?.clear();
  },

  auth(origin, env, captchaOptions) {
    const app = cloudbase.init({ env });
    storage = app.platform.adapter.localStorage;
    app.registerHost(origin.host, 'http');
    // This build's own way to show a picture wants an event bus that nothing gives it; a page would bring another.
    const { adapter } = app.platform;
    ownCaptchaOptions ??= adapter.captchaOptions;
    adapter.captchaOptions = captchaOptions ?? ownCaptchaOptions;
    return app.auth({ persistence: 'local' });
  },
};
