// Prints the admission statement as a pgbench script: the service's own text, with generated values for its parameters.
import { readFileSync } from 'node:fs';

const source = readFileSync(process.argv[2], 'utf8');
const statement = source.match(/ADMIT =\s*"""\n([\s\S]*?)"""/)[1];
const text = (value) => `${value}::text`;
const fresh = text("md5(random()::text || clock_timestamp()::text)");
const none = text('NULL');
const now = 'now()';
const parameters = {
  1: fresh, 2: text("'CONTACT'"), 3: 'gen_random_uuid()', 4: fresh, 5: now, 6: text("'bench'"), 7: text("'bench'"),
  8: none, 9: none, 10: none, 11: none, 12: fresh, 13: none, 14: none, 15: none, 16: none, 17: none,
  18: 'gen_random_uuid()', 19: fresh, 20: fresh, 21: text("'http://127.0.0.1/auth/v1'"), 22: text("'user sso'"),
  23: none, 24: "now() + interval '30 days'",
};
console.log(statement.replace(/\$(\d+)/g, (_, n) => parameters[n]).trim() + ';');
