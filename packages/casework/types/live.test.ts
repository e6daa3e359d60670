import { defineCaseType, mixedType } from '@mingcha/cases';
import { expect, it } from 'vitest';
import { withLiveParts } from './live.ts';

const personalIf = (is: boolean) => (is ? { personal: true as const } : {});
const visitsOf = (title: string, fieldIs: boolean, columnIs: boolean) =>
  defineCaseType({
    format: 1,
    name: 'visits',
    title: '走访',
    group: 'visits',
    basis: [],
    number: { pattern: '访{seq}' },
    open: { by: ['office'], fills: ['name'], to: 'open' },
    fields: { name: { title, type: 'text', ...personalIf(fieldIs) } },
    parties: { office: { title: '经办单位', right: 'cases:visits:write' } },
    states: {
      open: { title: '待办', kind: 'open', for: ['office'], noClock: '测试' },
      done: { title: '办结', kind: 'done' },
    },
    actions: {
      ask: { title: '询问', from: ['open'], by: ['office'], opens: ['witness'] },
      finish: { title: '办结', from: ['open'], by: ['office'], to: 'done' },
    },
    tasks: {
      witness: {
        title: '证人',
        to: 'office',
        form: { who: { title, type: 'text', ...personalIf(columnIs) } },
        answers: { yes: '属实' },
        limit: { workingDays: 5 },
        atEnd: 'cancelled',
      },
    },
    retention: [{ months: 12, do: 'archive' }],
  });

it('makes personal at once what is personal now, in fields and in the forms of tasks, and takes it from none', () => {
  const [before, now] = [visitsOf('姓名', false, false), visitsOf('姓名或名称', true, true)];
  const live = withLiveParts(before, now);
  expect(live.fields.name).toMatchObject({ title: '姓名或名称', personal: true });
  expect(live.tasks?.witness?.form?.who).toMatchObject({ title: '姓名或名称', personal: true });
  const back = withLiveParts(now, before);
  expect([back.fields.name?.personal, back.tasks?.witness?.form?.who?.personal]).toEqual([true, true]);
});

it('keeps a field personal for open cases that move to a definition in which it is not', () => {
  const [before, now] = [visitsOf('姓名', true, true), visitsOf('名称', false, true)];
  expect(mixedType(before, now, ['fields/name']).fields.name).toMatchObject({
    title: '名称',
    personal: true,
  });
});

it('keeps a column of a form personal for open cases that move to a definition in which it is not', () => {
  const [before, now] = [visitsOf('姓名', true, true), visitsOf('名称', true, false)];
  expect(mixedType(before, now, ['tasks/witness']).tasks?.witness?.form?.who).toMatchObject({
    title: '名称',
    personal: true,
  });
  expect(mixedType(now, before, ['tasks/witness']).tasks?.witness?.form?.who?.personal).toBe(true);
});
