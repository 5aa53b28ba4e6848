import { describe } from 'node:test';
import { codes } from './codes.js';
import { examplesOfTheVendor } from './examples.js';
import { password } from './password.js';
import { profile } from './profile.js';
import { refusals } from './refusals.js';
import { signIn } from './sign-in.js';
import { signUp } from './sign-up.js';
import { system } from './system.js';
import { tokens } from './tokens.js';

const scenarios = { system, signUp, signIn, codes, profile, password, tokens, refusals, examplesOfTheVendor };

/** Walks every way through GenAuth's door with its SDK. */
export function walk(name) {
  describe(name, () => Object.values(scenarios).forEach((scenario) => scenario()));
}
