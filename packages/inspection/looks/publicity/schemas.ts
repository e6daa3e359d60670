import '@hono/zod-openapi';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

const text = z.string();
const optional = z.string().optional();
const subject = {
  uniscId: optional.openapi({ description: '统一社会信用代码；名录中没有的为空' }),
  entName: text,
};

/** A published result in the shape of the national publicity system. */
export const nationalResult = z
  .object({
    check: z
      .object({
        ...subject,
        insAuth_CN: text.openapi({ description: '检查实施机关' }),
        insType_CN: z.enum(['抽查', '检查']),
        insDate: dateText,
        insRes_CN: text.openapi({ description: '检查结果，几项以顿号分开' }),
        insRes: text.openapi({ description: '检查结果代码，几项以逗号分开' }),
      })
      .openapi({ description: '抽查检查结果' }),
    random: z
      .object({
        ...subject,
        raninsPlanId: optional,
        raninsPlaneName: optional,
        raninsTaskId: optional,
        raninsTaskName: optional,
        raninsTypeName: z.enum(['定向', '不定向']).optional(),
        insAuth: text,
        insDate: dateText,
        details: z.array(z.object({ item: text, result: text })),
      })
      .optional()
      .openapi({ description: '双随机抽查结果；其他检查没有。检查结果属整次检查，各事项相同' }),
  })
  .openapi('NationalResult');

/** The period by a year, or by its first and last day; this year where nothing is said. */
export const periodQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().openapi({ description: '缺省为今年' }),
  from: dateText.optional().openapi({ description: '检查结束日期自；与 until 一起代替 year' }),
  until: dateText.optional(),
});
