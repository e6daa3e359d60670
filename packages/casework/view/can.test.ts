import { compileCaseType, defineCaseType } from '@mingcha/cases';
import type { Principal, Right, Scope } from '@mingcha/http';
import { expect, it } from 'vitest';
import { seesPersonal } from '../access/sight.ts';
import type { Case } from '../kept/case.ts';
import { pendingFor } from './can.ts';

const compiled = compileCaseType(
  defineCaseType({
    format: 1,
    name: 'moves',
    title: '变更',
    group: 'moves',
    basis: ['内部制度'],
    number: { pattern: '变{seq}' },
    open: { by: ['office'], fills: ['dept'], to: 'open' },
    fields: {
      dept: { title: '单位', type: 'department' },
      phone: { title: '电话', type: 'text', personal: true },
    },
    parties: { office: { title: '主办', right: 'cases:moves:write' } },
    states: {
      open: { title: '待办', kind: 'open', for: ['office'], noClock: '测试' },
      done: { title: '办结', kind: 'done' },
    },
    actions: {
      move: {
        title: '变更',
        from: ['open'],
        by: ['office'],
        to: 'done',
        fills: ['phone'],
        approve: ['office'],
      },
    },
    retention: [{ months: 1, do: 'archive' }],
  }),
);

const found = {
  names: { u1: '张三' },
  openedBy: { sub: 'u1', name: '张三' },
  course: {
    record: {
      state: 'open',
      fields: { dept: 'dept-a' },
      tasks: [],
      pending: [{ action: 'move', values: { phone: '13800000000' }, by: 'u1', approvedBy: [] }],
    },
  },
} as unknown as Case;

const caller = (rights: [Right, Scope][], dept = 'dept-a') =>
  ({ sub: 'u2', name: '李四', dept, rights: new Map(rights) }) as unknown as Principal;

it('what waits for approval shows personal values masked, until they are asked for', () => {
  const who = caller([['cases:moves:write', 'city']]);
  const values = (personal: boolean) => pendingFor(compiled, found, { caller: who, personal })[0]!.values;
  expect(values(false)).toEqual({ phone: '138****0000' });
  expect(values(true)).toEqual({ phone: '13800000000' });
});

it('personal data is for those whose right reaches a department of the case', () => {
  const sees = (scope: Scope, dept: string) =>
    seesPersonal(compiled, found, caller([['cases:moves:personal', scope]], dept));
  expect([sees('department', 'dept-a'), sees('department', 'dept-b'), sees('city', 'dept-b')]).toEqual([
    true,
    false,
    true,
  ]);
});
