// Prints the admission statement as a pgbench script: the service's own text, with generated values for its parameters.
import { readFileSync } from 'node:fs';

const source = readFileSync(process.argv[2], 'utf8');

/** The text block of a constant, its indentation apart. */
const block = (name) => source.match(new RegExp(`${name} =\\s*"""\n([\\s\\S]*?)"""`))[1];
const line = (name) => source.match(new RegExp(`${name} = "(.*?)";`))[1];
const filled = (text, ...values) =>
  values.reduce((filling, value, i) => filling.replaceAll(`%${i + 1}$s`, value).replace('%s', value), text);

const statement =
  block('UNCLAIMED') +
  filled(block('EVICT'), line('LOSES_EMAIL'), line('LOSES_PHONE')) +
  filled(block('ADMIT'), '1, $5, $7') +
  block('OPEN_SESSION') +
  line('RESULT');

const text = (value) => `${value}::text`;
const fresh = text('md5(random()::text || clock_timestamp()::text)');
const none = text('NULL');
const parameters = {
  1: `ARRAY[${fresh}]`, 2: "ARRAY['CONTACT']", 3: 'gen_random_uuid()', 4: fresh, 5: 'now()', 6: text("'bench'"),
  7: text("'bench'"), 8: none, 9: none, 10: none, 11: none, 12: '(:no = 1)', 13: text(':phone'), 14: '(:yes = 1)', 15: none,
  16: none, 17: none, 18: none, 19: none, 20: none, 21: none, 22: none, 23: none, 24: none, 25: none,
  26: "'{}'::jsonb", 27: "'{}'::jsonb", 28: text("'127.0.0.1'"), 29: none, 30: none, 31: 'gen_random_uuid()',
  32: fresh, 33: fresh, 34: text("'http://127.0.0.1/auth/v1'"), 35: text("'user sso'"), 36: none,
  37: "now() + interval '30 days'",
};
// What the service passes as a parameter is one here too: a constant would be planned away.
console.log('\\set number random(1, 9000000000000000)');
console.log('\\set no 0');
console.log('\\set yes 1');
console.log(statement
  .replace(/\$(\d+)/g, (_, n) => parameters[n])
  .replaceAll(':phone', ':number')
  .trim() + ';');
