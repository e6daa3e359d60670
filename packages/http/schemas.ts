import '@hono/zod-openapi';
import * as z from 'zod';
import { type Right, rightPattern, scopes } from './rights.ts';

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: '每页条数，1 至 200' }),
  cursor: z.string().max(2_000).optional().openapi({ description: '上一页返回的 next' }),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: '下一页的翻页标识，没有则为 null' }),
  });

/** A right; over cases either for one group or, with `*`, for every one. */
export const rightSchema = z
  .string()
  .regex(rightPattern, '没有这项权限，请对照 GET /v1/roles 所列的权限填写')
  .openapi('Right', { example: 'cases:*:read' }) as unknown as z.ZodType<Right>;

export const scopeSchema = z.enum(scopes).openapi('Scope', {
  description: 'own 本人，department 本部门，subordinates 本部门及下级，county 本县区，city 全市',
});

/** Who did something, in an answer. */
export const actor = z.object({ sub: z.string(), name: z.string() }).openapi('Actor');

/** Why what somebody proposed is given back, or taken back by themselves. */
export const rejectBody = z
  .object({ reason: z.string().trim().min(2, '请写明退回或撤回的理由').max(500) })
  .strict();

/** The public name of an organisation. It stands in files of lines and in the public log. */
export const organisationName = z
  .string()
  .trim()
  .min(2, '请填写单位名称')
  .max(60, '不超过 60 字')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it.
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), '不能有换行等控制字符');

/** An instant in an answer, UTC. */
export const instant = z.string().openapi({ format: 'date-time' });

/** A day of the city's calendar in an answer. */
export const day = z.string().openapi({ format: 'date' });

/** A due day in an answer: known, or waiting for a year's calendar. */
export const dueDay = z
  .union([
    day,
    z.object({
      awaitsCalendar: z.number().int().openapi({ description: '尚无放假安排的年份', example: 2027 }),
      text: z.string().openapi({ example: '待国务院公布 2027 年放假安排' }),
    }),
  ])
  .openapi('DueDay', {
    description: '日期；所在年份的放假安排尚未公布时，为所等待的年份，公布录入后即为日期',
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
    type: z.string().openapi({ format: 'uri', example: 'urn:mingcha:problem:precondition-failed' }),
    status: z.number().int().openapi({ example: 412 }),
    code: z.string().openapi({ description: '稳定不变，供程序判断', example: 'precondition-failed' }),
    title: z.string().openapi({ example: '内容已被他人修改' }),
    detail: z
      .string()
      .openapi({ description: '应如何处理', example: '您看到的内容已不是最新，请刷新后核对再提交。' }),
    instance: z.string().openapi({ description: '请求的路径', example: '/v1/tenant' }),
    errors: z.array(fault).optional().openapi({ description: '422 时逐项说明' }),
  })
  .openapi('Problem');

/** The answer every route may give when it refuses. */
export const problemResponses = {
  default: {
    description: '没有办理的原因（RFC 9457）；各状态码的意思见文首“修改与冲突”“重试”“错误”',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
};

/** A JSON answer of one shape, for a route's `responses`. */
export const jsonResponse = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** As `jsonResponse`, with the `ETag` that the next change is to name in `If-Match`. */
export const etagResponse = <T extends z.ZodType>(description: string, schema: T) => ({
  ...jsonResponse(description, schema),
  headers: {
    ETag: {
      description: '这一内容现在的版本，修改时放入 If-Match',
      required: true,
      schema: { type: 'string' as const, examples: ['"3"'] },
    },
  },
});

/** A JSON body of one shape, for a route's `request`. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
