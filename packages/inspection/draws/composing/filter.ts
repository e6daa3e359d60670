import '@hono/zod-openapi';
import { dateText } from '@mingcha/kernel';
import * as z from 'zod';

export const unique = <T extends z.ZodType>(list: z.ZodArray<T>, key: (value: z.infer<T>) => string) =>
  list.refine((values) => new Set(values.map(key)).size === values.length, '不能有重复项');
const some = (max = 200) => unique(z.array(z.string().min(1).max(64)).min(1).max(max), String).optional();
/** Texts of which a column must be, or contain, one. */
const texts = unique(z.array(z.string().trim().min(1).max(100)).min(1).max(50), String).optional();

const riskClasses = ['A', 'B', 'C', 'D'] as const;
/** Strata of a draw by class: the four classes, and those not yet classified. */
export const classStrata = [...riskClasses, 'U'] as const;

/**
 * Who can be drawn, by the columns of the object roster; what is not given does not narrow. It is public as it is applied,
 * so no personal column is among them. `kernel/labels` has what each is called.
 */
export const filterSchema = z
  .object({
    regions: some(),
    industries: some(),
    types: some(),
    labels: some(),
    classes: unique(z.array(z.enum(classStrata)).min(1), String).optional(),
    statuses: some(20),
    lastInspectedBefore: dateText.optional(),
    jurisdictions: some().openapi({ description: '管辖单位的部门编号' }),
    authorities: texts.openapi({ description: '登记机关，须全同' }),
    establishedFrom: dateText.optional().openapi({ description: '成立日期不早于' }),
    establishedUntil: dateText.optional().openapi({ description: '成立日期不晚于' }),
    permits: texts.openapi({ description: '许可证名称含其中之一；许可证的各项条件须由同一许可证符合' }),
    permitAuthorities: texts.openapi({ description: '许可证的发证机关，须全同' }),
    permitEndsBefore: dateText.optional().openapi({ description: '许可证有效期早于这一天届满' }),
    scopes: texts.openapi({ description: '经营范围含其中之一' }),
    names: texts.openapi({ description: '名称含其中之一' }),
    addresses: texts.openapi({ description: '住所含其中之一' }),
    codes: texts.openapi({ description: '编号以其中之一开头，如某一专题库的自编码' }),
  })
  .strict()
  .refine(
    ({ establishedFrom: from, establishedUntil: until }) =>
      from === undefined || until === undefined || from <= until,
    { path: ['establishedUntil'], message: '成立日期的截止不能早于起始' },
  );

export type DrawFilter = z.infer<typeof filterSchema>;
