import { z } from '@hono/zod-openapi';
import type { FieldError } from '@mingcha/kernel';

/** Schemas speak Chinese wherever they have no words of their own. */
z.config({
  ...z.locales.zhCN(),
  customError: ({ code, input }) =>
    code === 'invalid_type' && input === undefined ? '必填，请补充' : undefined,
});

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
