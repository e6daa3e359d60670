import type { ApiError } from '../api/client.ts';

/** What is wrong with fields, by name. */
export type Problems = Readonly<Record<string, string>>;

/** The faults that a server found in values, each at its field; what is at no field is under the empty name. */
export function problemsOf({ errors }: Pick<ApiError, 'errors'>): Problems {
  const found: Record<string, string> = {};
  for (const { pointer, message } of errors) {
    const [, place, name = ''] = pointer.split('/');
    const at = place === 'values' ? name : '';
    found[at] = found[at] === undefined ? message : `${found[at]} ${message}`;
  }
  return found;
}

type Asked = { name: string; title: string; required?: boolean | undefined };

/** Required fields that are still empty. */
export function missingIn(fields: readonly Asked[], values: Readonly<Record<string, unknown>>): Problems {
  const isEmpty = (value: unknown) =>
    value === undefined || (typeof value === 'string' && value.trim() === '');
  return Object.fromEntries(
    fields.flatMap(({ name, title, required }) =>
      required && isEmpty(values[name]) ? [[name, `请填写${title}。`]] : [],
    ),
  );
}

/** The values that were filled in. */
export const filledIn = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
