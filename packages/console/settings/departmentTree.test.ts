import { expect, it } from 'vitest';
import type { Department } from '../api/types.ts';
import { inTreeOrder } from './departmentTree.ts';

const department = (id: string, parent?: string): Department => ({
  id,
  name: id,
  short: id,
  division: '620300',
  aliases: [],
  kind: 'department',
  ...(parent !== undefined && { parent }),
});

it('shows subordinates after their department, and one whose parent is gone at the top', () => {
  const all = [
    department('a'),
    department('b', 'c'),
    department('c'),
    department('d', 'b'),
    department('e', 'x'),
  ];
  expect(inTreeOrder(all).map(({ id, level }) => `${level}${id}`)).toEqual(['0a', '0c', '1b', '2d', '0e']);
});
