import { expect, test } from 'vitest';
import type { Definition } from '../../api/cases/definitions.ts';
import { askedOf, withAsked, withAt, withNewField, withoutField, withPlaces } from './edits.ts';

const type = {
  title: '留言',
  open: { by: ['office'], fills: ['text'], asks: ['page'], to: 'received' },
  fields: { text: { title: '内容', type: 'text' }, page: { title: '网页', type: 'text' } },
  actions: {
    answer: { title: '答复', from: ['received'], by: ['office'], fills: ['text'], asks: ['page'] },
    back: { title: '退回', from: 'open', by: ['office'], clears: ['page'] },
  },
  sees: { office: ['text', 'page'], head: 'all' },
  publication: [{ states: ['done'], fields: ['text', 'page'] }],
} as never as Definition;

test('a value is put in its place, and the rest stays as it is and where it is', () => {
  const changed = withAt(type, ['fields', 'text', 'title'], '留言内容');
  expect(changed.fields.text).toEqual({ title: '留言内容', type: 'text' });
  expect(Object.keys(changed.fields)).toEqual(['text', 'page']);
  expect(withAt(type, ['fields', 'text'], undefined).fields).not.toHaveProperty('text');
  expect(withPlaces(type, [{ pointer: '/clocks/a~1b/limit', after: { days: 3 } }]).clocks).toEqual({
    'a/b': { limit: { days: 3 } },
  });
});

test('a field is asked for at the opening and at actions, once, and lists that become empty go', () => {
  expect(askedOf(type, 'page')).toEqual({ opening: 'asks', fills: [], asks: ['answer'] });
  const changed = withAsked(type, 'page', { opening: 'fills', fills: ['answer'], asks: ['answer'] });
  expect(changed.open).toMatchObject({ fills: ['text', 'page'] });
  expect(changed.open).not.toHaveProperty('asks');
  expect(changed.actions.answer).toMatchObject({ fills: ['text', 'page'] });
  expect(changed.actions.answer).not.toHaveProperty('asks');
  expect(changed.actions.back).toEqual(type.actions.back);
});

test('a field that is removed is nowhere named any more, a new one has a name of its own', () => {
  expect(JSON.stringify(withoutField(type, 'page'))).not.toContain('page');
  const two = withNewField(withNewField(type));
  expect(Object.keys(two.fields)).toEqual(['text', 'page', 'extra1', 'extra2']);
  expect(two.open.asks).toEqual(['page', 'extra1', 'extra2']);
});
