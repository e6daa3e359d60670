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
  },
  parties: { office: { title: '经办单位', right: 'cases:visits:write' } },
  states: { done: { title: '办结', kind: 'done' } },
  actions: {},
  retention: [{ months: 12, do: 'archive' }],
});

it('shows no value of a list that was written before its field became personal', () => {
  const pointer = {
    id: '1',
    type: 'visits',
    state: 'done',
    listed: { topic: '低保', name: '王小明' },
    depts: [],
    openedAt: '2026-03-02T01:00:00.000Z',
    place: ['type', 'visits'],
    order: '1',
  };
  const office = { calendar: { dayOverrides: {} }, hours: [] } as never;
  const row = rowView(pointer, { compiled: compileCaseType(visits), office, now: new Date(0) });
  expect(row.listed).toEqual({ topic: '低保' });
});
