import { type FileType, fileTypeNames } from '@mingcha/kernel';
import * as z from 'zod';
import { byKey } from './byKey.ts';
import {
  cel,
  fieldName,
  hookName,
  listOf,
  name,
  recordOf,
  rowsName,
  slug,
  someOf,
  title,
  whole,
  words,
  yes,
} from './names.ts';

const workingDays = z.strictObject({ workingDays: whole(0, 1_000) });
const days = z.strictObject({ days: whole(0, 4_000) });
const months = z.strictObject({ months: whole(0, 240) });
const officeHours = z.strictObject({
  officeHours: z.number().positive('须大于零。').max(1_000, '不能大于 1000。'),
});

export const span = byKey({ workingDays, days, months, officeHours });

const rule = z.strictObject({ when: cel.exactOptional(), limit: span });

export const limit = byKey({
  workingDays,
  days,
  months,
  officeHours,
  workingDaysIn: z.strictObject({ workingDaysIn: fieldName, max: whole(1, 1_000) }),
  row: z.strictObject({ row: fieldName, column: name }),
  date: z.strictObject({ date: fieldName }),
  yearly: z.strictObject({
    yearly: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]|end)$/, '须是月-日（如 06-30），或月-end 表示月末。'),
    year: fieldName,
    plus: whole(0, 5).exactOptional(),
  }),
  rules: z.strictObject({
    rules: someOf(rule, 20).refine(
      (rules) => rules.every((one, i) => (one.when === undefined) === (i === rules.length - 1)),
      '除最后一条外，每条须有 when；最后一条不写 when。',
    ),
  }),
});

const types = [
  'text',
  'number',
  'money',
  'date',
  'yesNo',
  'choice',
  'department',
  'person',
  'division',
  'row',
  'file',
] as const;

const base = {
  title,
  many: yes.exactOptional(),
  choices: someOf(title, 100).exactOptional(),
  register: rowsName.exactOptional(),
  max: z.number().positive('须大于零。').exactOptional(),
  accepts: someOf(z.enum(fileTypeNames as [FileType, ...FileType[]]), 20).exactOptional(),
  help: words.exactOptional(),
  personal: yes.exactOptional(),
};

type Shape = { type: string; accepts?: unknown; choices?: unknown; register?: unknown; columns?: unknown };
const needsOwn: readonly [string, keyof Shape, string][] = [
  ['choice', 'choices', '选项'],
  ['row', 'register', '名单'],
  ['table', 'columns', '列'],
];
function checkShape(value: Shape, context: z.RefinementCtx): void {
  for (const [type, key, word] of needsOwn) {
    const wrong =
      value.type === type && value[key] === undefined
        ? `须写 ${key}（${word}）。`
        : value.type !== type && value[key] !== undefined
          ? `只有类型为 ${type} 时才能写 ${key}。`
          : undefined;
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: [key], message: wrong });
  }
  if (value.accepts !== undefined && value.type !== 'file')
    context.addIssue({ code: 'custom', path: ['accepts'], message: '只有类型为 file 时才能写 accepts。' });
}

export const column = z.strictObject({ ...base, type: z.enum(types) }).superRefine(checkShape);

export const field = z
  .strictObject({
    ...base,
    type: z.enum([...types, 'table']),
    columns: recordOf(name, column).exactOptional(),
    internal: yes.exactOptional(),
    list: yes.exactOptional(),
    computed: hookName.exactOptional(),
    from: z.strictObject({ row: fieldName, column: name }).exactOptional(),
  })
  .superRefine(checkShape)
  .superRefine((value, context) => {
    const wrong =
      value.computed !== undefined && value.from !== undefined
        ? '“computed”和“from”只能写一项。'
        : value.personal && value.list
          ? '个人信息不能作为列表的列。'
          : undefined;
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
  });

const right = z.string().regex(/^[a-z-]+(:[a-z-]+){1,3}$/, '权限须写作 cases:分组:操作。');

export const party = byKey({
  right: z.strictObject({
    title,
    right,
    dept: fieldName.exactOptional(),
    person: fieldName.exactOptional(),
    division: fieldName.exactOptional(),
    notDept: fieldName.exactOptional(),
    notPerson: fieldName.exactOptional(),
  }),
  receipt: z.strictObject({ title, receipt: yes }),
  public: z.strictObject({ title, public: yes }),
  client: z.strictObject({ title, client: right }),
});

const active = {
  title,
  outside: title.exactOptional(),
  for: listOf(name, 30),
  noClock: words.exactOptional(),
};
export const state = z.discriminatedUnion('kind', [
  z.strictObject({ ...active, kind: z.literal('open') }),
  z.strictObject({ ...active, kind: z.literal('waiting') }),
  z.strictObject({
    title,
    outside: title.exactOptional(),
    kind: z.literal('done'),
    results: someOf(name, 40).exactOptional(),
  }),
]);

export const numberPattern = z
  .string()
  .max(60, '不能超过 60 个字符。')
  .refine(
    (pattern) =>
      /\{seq(:[1-9])?\}/.test(pattern) && !/[{}]/.test(pattern.replace(/\{(year|date|seq(:[1-9])?)\}/g, '')),
    '编号须含 {seq} 或 {seq:位数}，另可含 {year}、{date}。',
  );

export const paper = z.strictObject({
  title,
  to: name,
  number: numberPattern.exactOptional(),
  template: slug,
  own: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '应为本市模板的编号，见上传模板的答复。')
    .exactOptional(),
  public: yes.exactOptional(),
  needsSeal: yes.exactOptional(),
});

const figureBase = {
  title,
  by: listOf(fieldName, 5).exactOptional(),
  when: cel.exactOptional(),
  atLeast: whole(1, 10_000).exactOptional(),
};
export const figure = byKey({
  count: z.strictObject({ ...figureBase, count: z.enum(['opened', 'open', 'done']) }),
  onTime: z.strictObject({ ...figureBase, onTime: name }),
  mean: z.strictObject({ ...figureBase, mean: name, days: z.enum(['net', 'gross', 'held']) }),
  share: z.strictObject({ ...figureBase, share: someOf(name, 40) }),
  satisfaction: z.strictObject({ ...figureBase, satisfaction: yes }),
});
