import { type CaseType, defineCaseType, readCaseType } from '@mingcha/cases';
import { expect, it } from 'vitest';
import { withLiveParts } from './live.ts';

const before = defineCaseType({
  format: 1,
  name: 'visits',
  title: '走访',
  group: 'visits',
  basis: [],
  number: { pattern: '访{seq}' },
  open: { by: ['office'], fills: ['found'], to: 'open' },
  fields: { found: { title: '结果', type: 'text' } },
  parties: {
    office: { title: '经办单位', right: 'cases:visits:write' },
    head: { title: '负责人', right: 'cases:visits:approve' },
  },
  states: {
    open: { title: '待办', kind: 'open', for: ['office'], noClock: '测试' },
    done: { title: '办结', kind: 'done' },
  },
  actions: { finish: { title: '办结', from: ['open'], by: ['office'], to: 'done' } },
  publication: [{ states: ['done'], fields: ['found'] }],
  retention: [{ months: 12, do: 'archive' }],
});

const now = (more: object = {}): CaseType =>
  ({
    ...before,
    fields: { ...before.fields, why: { title: '更正理由', type: 'text' } },
    papers: { notice: { title: '更正告知书', to: 'office', template: 'visit-amendment' } },
    actions: {
      ...before.actions,
      amend: {
        ...{ title: '更正公示内容', from: ['done'], by: ['office'], amends: 'why', fills: ['why'] },
        ...{ asks: ['found'], approve: ['head'], papers: ['notice'], ...more },
      },
    },
  }) as CaseType;

it('a case of a definition that had no amendment is amended as the definition of now says, with what that names', () => {
  expect(readCaseType(now()).ok).toBe(true);
  const live = withLiveParts(before, now());
  expect(live.actions.amend).toMatchObject({ amends: 'why', approve: ['head'] });
  expect([live.fields.why?.title, live.papers?.notice?.title]).toEqual(['更正理由', '更正告知书']);
  expect(readCaseType(JSON.parse(JSON.stringify(live))).ok).toBe(true);
});

it('who approves, and whether it can be done at all, is said now; what was done by it keeps its title', () => {
  expect(withLiveParts(now(), now({ approve: ['office', 'head'] })).actions.amend?.approve).toEqual([
    'office',
    'head',
  ]);
  expect(withLiveParts(now(), before).actions.amend).toMatchObject({ title: '更正公示内容', from: [] });
});

it('one that does not fit a definition is left out there', () => {
  const other = now({ from: ['done', 'given'] });
  expect(withLiveParts(before, other).actions.amend).toBeUndefined();
  const taken = { ...before, actions: { ...before.actions, amend: before.actions.finish! } };
  const { amend } = withLiveParts(taken, now()).actions;
  expect([amend?.to, amend?.amends]).toEqual(['done', undefined]);
});
