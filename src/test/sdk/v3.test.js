import { sdk3 } from './kit/sdk3.js';
import { walk } from './scenarios/all.js';

walk('@cloudbase/js-sdk 3.7.0, build for Node', sdk3);
