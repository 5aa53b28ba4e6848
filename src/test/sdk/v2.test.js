import { sdk2 } from './kit/sdk2.js';
import { walk } from './scenarios/all.js';

walk('@cloudbase/js-sdk 2.32.0', sdk2);
