import * as z from 'zod';

/** Which way rows go: to the partner, or from it. */
export const directions = { out: '发出', in: '接收' } as const;

/** When rows are sent. */
export const cadences = { realtime: '实时', daily: '每日', weekly: '每周', monthly: '每月' } as const;

/** A partner's receiving side takes so many rows at once. */
export const mostRows = 50;

const text = (most: number) => z.string().min(1).max(most);
const fieldName = z.string().regex(/^[a-zA-Z][A-Za-z0-9]{0,39}$/, '应为字段名：字母开头，只含字母和数字');

/** One element of the partner's table: from one of our fields, a constant or an expression, and what the partner takes. */
const elementSchema = z
  .object({
    name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, '应为对方的字段名：字母开头，只含字母、数字和下划线'),
    title: text(60),
    field: fieldName.optional(),
    value: text(200).optional(),
    expression: text(300).optional(),
    key: z.boolean().optional(),
    required: z.boolean().optional(),
    /** Characters. */
    most: z.number().int().min(1).max(10_000).optional(),
    values: z.array(text(60)).max(200).optional(),
  })
  .strict();
export type Element = z.infer<typeof elementSchema>;

/** A contract with another system (交换合同): what goes where, how it is called there, when, and what the partner takes. */
export const contractSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/, '应为 3 至 40 位小写字母、数字或连字符，以字母开头'),
    title: text(60),
    partner: text(60),
    direction: z.enum(Object.keys(directions) as (keyof typeof directions)[]),
    basis: text(500),
    about: text(500).optional(),
    /** Where rows come from or go to: a kind of credit records, or a list. */
    source: text(80),
    /** Which rows of the source, as a condition. */
    when: text(300).optional(),
    /** What the partner calls the table. */
    table: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/, '应为对方的表名：字母开头，只含字母、数字、点和下划线'),
    /** What stands in `data_source`. */
    dataSource: text(60),
    elements: z.array(elementSchema).min(1).max(80),
    endpoint: z.string().max(1_000).optional(),
    cadence: z.enum(Object.keys(cadences) as (keyof typeof cadences)[]).optional(),
    /** Shanghai time, `HH:MM`. */
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时刻，如 09:30')
      .optional(),
    /** Of the week 1 to 7, of the month 1 to 28. */
    day: z.number().int().min(1).max(28).optional(),
    batchRows: z.number().int().min(1).max(mostRows).optional(),
    /** Working days within which the partner must have accepted a row, counted from the day in `countedFrom`. */
    term: z.number().int().min(1).max(250).optional(),
    countedFrom: fieldName.optional(),
    /** Whether what a refused row says may be mended here, with a reason, without the source. */
    mendable: z.boolean().optional(),
  })
  .strict();

export type Contract = z.infer<typeof contractSchema>;
