import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { run } from '../run.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, validateFormats: false });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorOf(command: string) {
  const known = validators.get(command);
  if (known) return known;
  const made = ajv.compile(JSON.parse(readFileSync(`schema/${command}.schema.json`, 'utf8')));
  validators.set(command, made);
  return made;
}

/**
 * Makes a call that may be about anything, and says what is wrong with its answer; null where nothing is: a status of 0, 1 or
 * 2; with 2 one or more errors in words and nothing on standard output; else JSON of the schema whose numbers agree, or
 * another format without what no number is.
 */
export async function faultOf(args: readonly string[], format = 'json'): Promise<string | null> {
  const { status, stdout, stderr } = await run([...args, '--format', format]);
  if (/\n\s+at .*(\.[cm]?[jt]s|node:)|this is a defect/.test(stderr)) return `a stack: ${stderr}`;
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(stderr))
    return `control characters: ${JSON.stringify(stderr)}`;
  if (status === 2)
    return stdout === '' && /^error: ./m.test(stderr) ? null : `status 2 with: ${stdout.slice(0, 200)}${stderr}`;
  if (status !== 0 && status !== 1) return `status ${status}`;
  if (format === 'json') return faultIn(args[0]!, JSON.parse(stdout));
  const shown = format === 'html' ? stdout.replace(/<(style|script)[\s\S]*?<\/\1>/g, '') : stdout;
  const [found] = /.{0,80}(NaN|undefined|Infinity|\[object).{0,40}/.exec(shown) ?? [];
  return found === undefined ? null : `${format} with ${found}`;
}

// biome-ignore lint/suspicious/noExplicitAny: results are looked at by path
function faultIn(command: string, result: any): string | null {
  const validate = validatorOf(command);
  if (!validate(result)) return `not of the schema: ${ajv.errorsText(validate.errors)}`;
  const { counts, availability, unavailability, downtimeSeconds, window } = result;
  if (counts) {
    const parts = ['invalid', 'maintenance', 'duplicate', 'excluded', 'analyzed'].map((key) => counts[key] ?? 0);
    const sum = parts.reduce((all, each) => all + each, 0);
    if (counts.read !== undefined && sum !== counts.read) return `counts do not add up: ${JSON.stringify(counts)}`;
  }
  if (
    typeof availability === 'number' &&
    typeof unavailability === 'number' &&
    Math.abs(availability + unavailability - 1) > 1e-12
  )
    return `A + U = ${availability + unavailability}`;
  if (
    command === 'incidents' &&
    window &&
    result.downtimeMode === 'union' &&
    downtimeSeconds > window.seconds * (1 + 1e-12)
  )
    return `${downtimeSeconds} s down of ${window.seconds} s`;
  return null;
}
