import { walk } from './scenarios/genauth/all.js';

walk('authing-node-sdk 4.0.1');
