import { before, describe } from 'node:test';
import { client } from '../kit/client.js';
import { residents } from '../kit/people.js';
import { anonymous } from './anonymous.js';
import { captcha } from './captcha.js';
import { departure } from './departure.js';
import { events } from './events.js';
import { examplesOfTheVendor } from './examples.js';
import { legacyNames } from './legacy.js';
import { lostAnswers } from './lost-answers.js';
import { provider } from './provider.js';
import { refusals } from './refusals.js';
import { profile } from './profile.js';
import { recovery } from './recovery.js';
import { renewal } from './renewal.js';
import { session } from './session.js';
import { signIn } from './sign-in.js';
import { signUp } from './sign-up.js';
import { sudo } from './sudo.js';
import { verification } from './verification.js';

const scenarios = [
  session,
  renewal,
  legacyNames,
  events,
  signUp,
  signIn,
  anonymous,
  verification,
  captcha,
  recovery,
  profile,
  sudo,
  provider,
  departure,
  refusals,
  lostAnswers,
  examplesOfTheVendor,
];

/** Walks every way through the door with one SDK. The scenarios run one after the other: the SDK has one storage. */
export function walk(name, sdk) {
  describe(name, () => {
    before(() => residents(18));
    scenarios.forEach((scenario) => scenario(client(sdk)));
  });
}
