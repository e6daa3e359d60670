import { expect, test } from 'vitest';
import type { Column } from '../../api/types.ts';
import { fieldOf } from './fieldOf.ts';

const column = (field: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  field,
  header: '列',
  type,
  ...more,
});
const choices = [{ value: 'a', label: '甲' }];

test('a column has the control that the field of a case with such values has', () => {
  expect(fieldOf(column('active', 'boolean'), undefined).type).toBe('yesNo');
  expect(fieldOf(column('count', 'integer'), undefined).type).toBe('integer');
  expect(fieldOf(column('dept', 'text', { required: true }), choices)).toMatchObject({
    type: 'choice',
    required: true,
  });
  expect(fieldOf(column('tags', 'list'), choices)).toMatchObject({ type: 'choice', many: true });
  expect(fieldOf(column('tags', 'list'), undefined)).toMatchObject({ type: 'line', many: true });
});

test('a code of an industry is written, a long text has lines, records are the rows of a table', () => {
  expect(fieldOf(column('industry', 'code'), choices).type).toBe('line');
  expect(fieldOf(column('address', 'text'), undefined)).toMatchObject({ type: 'text', rows: 2 });
  const records = [{ field: 'until', header: '有效期', type: 'date' }] as NonNullable<Column['records']>;
  expect(fieldOf(column('permits', 'records', { records }), undefined).columns).toEqual({
    until: { title: '有效期', type: 'date' },
  });
});
