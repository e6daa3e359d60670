import '@hono/zod-openapi';
import * as z from 'zod';

/** Each row is some reads and a transaction; so many are done within one request. */
export const mostResults = 100;

const row = z
  .object({
    row: z.string().trim().min(1).max(60).openapi({ description: '本行在贵方系统中的编号，回执按它对应' }),
    visit: z.string().max(60).optional().openapi({
      description: '检查的编号；没有填写的，填写 task 和 object',
      example: '检〔2026〕12号',
    }),
    task: z.string().max(60).optional().openapi({ description: '抽查编号', example: '2026-003' }),
    object: z
      .string()
      .max(40)
      .optional()
      .openapi({ description: '检查对象在名录中的编号，如统一社会信用代码' }),
    values: z.record(z.string().max(40), z.unknown()).openapi({
      type: 'object',
      additionalProperties: true,
      description: '“登记检查情况”的各字段，见 GET /v1/case-types/inspection-visits',
      example: {
        endedOn: '2026-03-12',
        findings: '货架和仓库均已查看。',
        outcome: '未发现问题',
        results: ['未发现问题'],
        signed: '已签字',
      },
    }),
  })
  .strict()
  .openapi('DeliveredResult');

/** What a department's own system hands in at once. */
export const resultsBody = z
  .object({
    batch: z.string().trim().min(1).max(60).openapi({ description: '贵方的批次号，原样载入回执' }),
    partial: z.boolean().default(false).openapi({
      description: '为 true 时有误的行不影响其他行；缺省为全部无误才写入',
    }),
    rows: z.array(row).min(1).max(mostResults),
  })
  .strict()
  .openapi('DeliveredResults');
export type DeliveredRow = z.infer<typeof row>;

const fault = z
  .object({
    row: z.string(),
    field: z.string().openapi({ description: '有误的字段，如 results/0；空着为整行' }),
    code: z.string().openapi({ description: '稳定的错误代码，可据以处理' }),
    message: z.string().openapi({ description: '错在哪里、如何更正' }),
  })
  .openapi('DeliveryFault');
export type DeliveryFault = z.infer<typeof fault>;

const count = z.number().int();

/** The receipt of a delivery: what became of each row, and the table of faults. */
export const deliveryReceipt = z
  .object({
    batch: z.string(),
    delivered: count.openapi({ description: '本次报送、等待检查人员签字和部门复核的' }),
    unchanged: count.openapi({ description: '以前已经报送、内容相同的' }),
    refused: count,
    rows: z.array(
      z.object({
        row: z.string(),
        state: z.enum(['delivered', 'unchanged', 'refused']),
        case: z.string().optional().openapi({ description: '可用于 GET /v1/cases/inspection-visits/{id}' }),
        number: z.string().optional(),
      }),
    ),
    faults: z.array(fault),
  })
  .openapi('DeliveryReceipt');
