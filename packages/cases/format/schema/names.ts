import { isFieldName } from '@mingcha/rules';
import * as z from 'zod';

/** The most of each kind, refused before anything else is looked at. */
export const BOUNDS = {
  fields: [80, '字段'],
  parties: [30, '办理角色'],
  states: [60, '状态'],
  results: [40, '办理结果'],
  actions: [150, '操作'],
  clocks: [20, '时限'],
  tasks: [12, '协办任务'],
  children: [8, '子事项'],
  links: [20, '关联'],
  papers: [40, '文书'],
  hooks: [40, '扩展'],
  figures: [40, '统计指标'],
} as const satisfies Record<string, readonly [number, string]>;

const isName = (name: string): boolean =>
  /^[a-z][A-Za-z0-9]{0,39}$/.test(name) && !(name in Object.prototype);

const NAME = '名称须以小写字母开头，只含字母和数字，最多 40 个字符，且不能是保留字。';

export const name = z.string().refine(isName, NAME);
export const fieldName = z.string().refine(isFieldName, NAME);
/** Hooks have a name in two parts, `package.name`. */
export const hookName = z
  .string()
  .refine((one) => one.length <= 60 && one.split('.').length <= 2 && one.split('.').every(isName), NAME);
/** Names of types, registers, templates and groups: kebab-case. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, '须以小写字母开头，只含小写字母、数字和连字符，最多 60 个字符。');

/** What a field's rows come from: a register, or the cases of a type. */
export const rowsName = z
  .string()
  .regex(
    /^(case:|list\.)?[a-z][a-z0-9-]{0,59}$/,
    '须是名录的名称，“list.”加清单的名称，或“case:”加事项类型的名称。',
  );

const text = z.string().refine((one) => one.trim() !== '', '不能为空。');
export const title = text.max(60, '不能超过 60 个字。');
export const words = text.max(400, '不能超过 400 个字。');
export const cel = z.string().min(1, '不能为空。').max(300, '条件不能超过 300 个字符。');
export const whole = (least: number, most: number) =>
  z.int('须是整数。').min(least, `不能小于 ${least}。`).max(most, `不能大于 ${most}。`);
export const listOf = <T extends z.ZodType>(one: T, most = 150) =>
  z.array(one).max(most, `最多 ${most} 项。`).readonly();
export const someOf = <T extends z.ZodType>(one: T, most = 150) =>
  z.array(one).min(1, '至少一项。').max(most, `最多 ${most} 项。`).readonly();
export const recordOf = <K extends z.ZodType<string, string>, T extends z.ZodType>(key: K, value: T) =>
  z.record(key, value).readonly();
export const yes = z.literal(true);
