import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { firstOf } from '../../kernel/index.ts';

// One instance per process: schemas are constants, so each is compiled once for all desks in the process.
const ajv = new Ajv({ strict: false, coerceTypes: false, removeAdditional: false, useDefaults: true, allErrors: false });
const compiled = new WeakMap<object, ValidateFunction>();

export function validatorFor(schema: object): ValidateFunction {
  let validate = compiled.get(schema);
  if (!validate) compiled.set(schema, (validate = ajv.compile(schema)));
  return validate;
}

type Violation = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params' | 'message'>;

/** Describes a violation and its remedy in a sentence. The only quoted input is the names of fields. */
export function violationInWords([violation]: readonly Violation[], where: string): string {
  if (!violation) return `The ${where} is not valid.`;
  const { instancePath, keyword, params, message } = violation;
  const at = instancePath.slice(1).replaceAll('/', '.');
  const field = at === '' ? `The ${where}` : `"${at}"`;
  const named = (name: unknown) => `"${at === '' ? '' : `${at}.`}${firstOf(String(name), 60)}"`;
  switch (keyword) {
    case 'required':
      return `${named(params['missingProperty'])} is missing from the ${where}. Send it too.`;
    case 'additionalProperties':
      return `${named(params['additionalProperty'])} is not a field of the ${where}. Leave it out, or check its spelling.`;
    case 'enum':
      return `${field} must be one of ${(params['allowedValues'] as readonly string[]).join(', ')}.`;
    case 'minLength':
      return `${field} must not be empty.`;
    case 'maxLength':
      return `${field} may have ${String(params['limit'])} characters at most. Shorten it.`;
    case 'pattern':
      return String(params['pattern']).startsWith('^\\d{4}-')
        ? `${field} must be a time such as 2026-11-24T09:30:00Z.`
        : `${field} ${message ?? 'is not valid'}.`;
    default:
      return `${field} ${message ?? 'is not valid'}.`;
  }
}
