import type { FieldError } from '@mingcha/kernel';
import * as z from 'zod';
import { wordsOf } from './words.ts';

z.config({ customError: wordsOf });

type Issue = { path: readonly PropertyKey[]; message: string };

/** JSON pointers (RFC 6901) and Chinese messages for what a schema found wrong. */
export function fieldErrors(error: { issues: readonly Issue[] }): FieldError[] {
  return error.issues.slice(0, 100).map((issue) => ({
    pointer: issue.path
      .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    message: issue.message,
  }));
}
