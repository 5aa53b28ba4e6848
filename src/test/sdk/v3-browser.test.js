import { sdk3Browser } from './kit/sdk3-browser.js';
import { walk } from './scenarios/all.js';

walk('@cloudbase/js-sdk 3.7.0, build for browsers', sdk3Browser);
