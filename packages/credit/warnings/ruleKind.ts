import { defineKind, type Finding, type RegisterKind } from '@mingcha/register';
import * as z from 'zod';
import type { FindRecordKinds } from '../models/recordKinds.ts';
import { creditKinds } from '../records/kinds/index.ts';
import { ruleFault } from './compile.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const whole = (most: number) => z.number().int().min(1).max(most);

/** A rule by which a lead is opened: what it is about, and from when on. */
export const ruleSchema = z
  .object({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, '须以小写字母开头，只含小写字母、数字和连字符，最多 40 个字符'),
    title: text(60),
    about: z.enum(['class', 'records', 'expiry']),
    kind: text(40).optional(),
    when: text(300).optional(),
    days: whole(400).optional(),
    count: whole(100).optional(),
    steps: whole(3).optional(),
    basis: text(200),
    todo: text(300).optional(),
  })
  .strict();
export type WarningRule = z.infer<typeof ruleSchema>;

const error = (field: string, message: string): Finding => ({
  field,
  severity: 'error',
  code: 'bad-rule',
  message,
});

/** What keeps a rule from being used. */
function faultsOf(rule: WarningRule, kinds: Parameters<typeof ruleFault>[1]): Finding[] {
  const { about, kind, days, count, steps } = rule;
  if (about === 'class')
    return [
      ...(steps === undefined ? [error('steps', '写明一次降几级')] : []),
      ...(kind === undefined ? [] : [error('kind', '分类下降的规则不看记录，请清空')]),
    ];
  const fault = kind === undefined ? undefined : ruleFault(rule, kinds);
  return [
    ...(kind === undefined ? [error('kind', '写明看哪一种记录')] : []),
    ...(days === undefined ? [error('days', '写明几天以内')] : []),
    ...(about === 'records' && count === undefined ? [error('count', '写明几件起')] : []),
    ...(fault ? [error(fault.field, fault.message)] : []),
  ];
}

/** The register of rules of early warning (信用预警规则). Who changed a rule does not publish it. */
export const warningRulesFor = (recordKinds: FindRecordKinds): RegisterKind<WarningRule> =>
  defineKind<WarningRule>({
    name: 'credit-warning-rules',
    title: '信用预警规则',
    noun: '预警规则',
    schema: ruleSchema,
    rights: { read: 'catalogue:read', write: 'catalogue:write' },
    secondPerson: {},
    prepare: async ({ store }) => {
      const kinds = await recordKinds(store);
      return { check: (rule) => faultsOf(rule, kinds) };
    },
    columns: [
      { field: 'id', header: '编号', type: 'code', required: true, searchable: true, example: 'complaints' },
      {
        field: 'title',
        header: '规则名称',
        type: 'text',
        required: true,
        searchable: true,
        example: '一周三次投诉',
      },
      {
        ...{ field: 'about', header: '看什么', type: 'enum', required: true, filterable: true },
        values: [
          { value: 'class', label: '分类下降' },
          { value: 'records', label: '记录集中出现' },
          { value: 'expiry', label: '即将到期' },
        ],
        example: '记录集中出现',
      },
      {
        ...{ field: 'kind', header: '记录种类', type: 'enum', filterable: true, note: '分类下降的不填' },
        values: creditKinds.map(({ id, title }) => ({ value: id, label: title })),
        example: '投诉举报',
      },
      {
        field: 'when',
        header: '条件',
        type: 'text',
        note: '只看符合条件的记录；空的不限',
        example: 'category == "投诉"',
      },
      { field: 'days', header: '几天以内', type: 'integer', example: '7' },
      { field: 'count', header: '几件起', type: 'integer', example: '3' },
      { field: 'steps', header: '一次降几级', type: 'integer', example: '' },
      { field: 'basis', header: '依据', type: 'text', required: true, example: '本市信用预警办法' },
      { field: 'todo', header: '核查要点', type: 'text', example: '核查投诉是否属实' },
    ],
  });
