import * as z from 'zod';

/** Classes of risk, from low to high. */
export const riskClasses = ['A', 'B', 'C', 'D'] as const;
export type RiskClass = (typeof riskClasses)[number];

/** A month, `YYYY-MM`. */
export const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whom a model evaluates. */
export const modelSubjects = {
  enterprise: '企业',
  department: '部门',
  agent: '代办机构',
  intermediary: '中介机构',
  unit: '其他单位',
} as const;
export type ModelSubject = keyof typeof modelSubjects;

/**
 * Whether records of credit count for such subjects. They are about those whom authorities deal with. A department decides
 * them, and what it fines must not count for it (行政处罚法 74).
 */
export const countsRecords = (subject: ModelSubject): boolean => subject !== 'department';

const text = (max: number) => z.string().min(1).max(max);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '应为 1 至 40 位小写字母、数字或连字符，以字母开头');
const points = z.number().int().min(-10_000).max(10_000);
const condition = text(300).optional();

/** Points of one group are kept between two bounds, and begin somewhere between them. */
const groupSchema = z
  .object({ id: name, title: text(40), start: points, least: points, most: points })
  .strict();

/** The form of a step of decay: from so many full months on a record counts so many thousandths. */
export const decayForm = /^(\d{1,3}):(\d{1,4})$/;

const indicatorSchema = z
  .object({
    id: name,
    group: name,
    title: text(60),
    /** Each record of this kind that meets the condition gives the points; without a kind the subject itself does, once. */
    kind: name.optional(),
    when: condition,
    points: points.refine((value) => value !== 0, '分值不能为零'),
    /** The most points, in either direction, that all records together give. */
    most: z.number().int().min(1).max(10_000).optional(),
    decay: z.array(z.string().regex(decayForm, '应为“满几个月:千分之几”，如 12:500')).max(20).optional(),
    basis: text(200).optional(),
  })
  .strict();

const thresholdSchema = z
  .object({
    class: z.enum(riskClasses),
    /** Points from which on the class is given; no bound where it is missing. */
    from: z.number().int().min(-100_000).max(100_000).optional(),
    /** Points below which it is given; no bound where it is missing. */
    below: z.number().int().min(-100_000).max(100_000).optional(),
  })
  .strict();

/** A class that is given at least, whatever the points are. */
const directSchema = z
  .object({
    id: name,
    title: text(60),
    kind: name.optional(),
    when: condition,
    class: z.enum(['B', 'C', 'D']),
    basis: text(200).optional(),
  })
  .strict();

/** An evaluation model (评价模型) as data. */
export const modelSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/, '应为 3 至 40 位小写字母、数字或连字符，以字母开头'),
    title: text(60),
    subject: z.enum(Object.keys(modelSubjects) as ModelSubject[]),
    /** Why the tenant may evaluate so. */
    basis: text(500),
    about: text(500).optional(),
    /** The class that it gives is that of the object roster. */
    lands: z.boolean().optional(),
    groups: z.array(groupSchema).min(1).max(20),
    indicators: z.array(indicatorSchema).min(1).max(100),
    classes: z.array(thresholdSchema).min(1).max(4),
    direct: z.array(directSchema).max(40).optional(),
  })
  .strict();

export type Model = z.infer<typeof modelSchema>;
export type Indicator = Model['indicators'][number];
