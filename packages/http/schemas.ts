import { z } from '@hono/zod-openapi';

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: '每页条数，1 至 200' }),
  cursor: z.string().max(2_000).optional().openapi({ description: '上一页返回的 next' }),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: '下一页的翻页标识，没有则为 null' }),
  });

/** One thing that is wrong: in a body by JSON pointer, in a file by row and column. */
const fault = z.object({
  pointer: z.string().optional().openapi({ description: '提交内容中的位置（RFC 6901）' }),
  row: z.number().int().optional().openapi({ description: '文件中的行号' }),
  column: z.string().optional().openapi({ description: '文件中的列标题' }),
  severity: z.enum(['error', 'warning']).optional(),
  code: z.string().optional(),
  message: z.string(),
  value: z.string().optional(),
});

const problemSchema = z
  .object({
    type: z.string(),
    status: z.number().int(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(fault).optional(),
  })
  .openapi('Problem');

/** The answer every route may give when it refuses. */
export const problemResponses = {
  default: {
    description: '问题（RFC 9457）',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
};

/** A JSON answer of one shape, for a route's `responses`. */
export const jsonAnswer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body of one shape, for a route's `request`. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
