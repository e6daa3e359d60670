import { compileCaseType, defineCaseType } from '@mingcha/cases';
import { expect, it } from 'vitest';
import { rowView } from './rowView.ts';

const visits = defineCaseType({
  format: 1,
  name: 'visits',
  title: '走访',
  group: 'visits',
  basis: [],
  number: { pattern: '访{seq}' },
  open: { by: ['office'], fills: ['topic', 'name'], to: 'done' },
  fields: {
    topic: { title: '事由', type: 'text', list: true },
    name: { title: '姓名', type: 'text', personal: true },
    kin: { title: '亲属', type: 'row', register: 'kin', personal: true },
    note: { title: '备注', type: 'text', internal: true },
  },
  parties: { office: { title: '经办单位', right: 'cases:visits:write' } },
  states: { done: { title: '办结', kind: 'done' } },
  actions: {},
  retention: [{ months: 12, do: 'archive' }],
});

const office = { calendar: { dayOverrides: {} }, hours: [] } as never;
const compiled = compileCaseType(visits);
const pointerOf = (more: object) => ({
  id: '1',
  type: 'visits',
  state: 'done',
  listed: {},
  depts: [],
  openedAt: '2026-03-02T01:00:00.000Z',
  place: ['type', 'visits'],
  order: '1',
  ...more,
});
const rowOf = (more: object) => rowView(pointerOf(more), { compiled, office, now: new Date(0) });

it('shows no value of a list that was written before its field became personal', () => {
  const row = rowOf({
    listed: { topic: '低保', name: '王小明', kin: 'row-1' },
    names: { 'row-1': '王大明' },
  });
  expect([row.listed, row.names]).toEqual([{ topic: '低保' }, {}]);
});

it('shows no matter of a list that was written before its field became personal or internal, or went', () => {
  expect(rowOf({ about: '低保', aboutField: 'topic' }).about).toBe('低保');
  for (const aboutField of ['name', 'note', 'gone', undefined])
    expect(rowOf({ about: '王小明', aboutField }).about).toBeUndefined();
});
