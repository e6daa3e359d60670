import { rightName } from '@mingcha/kernel/labels';
import { expect, test } from 'vitest';
import { groupsOf } from './groups.ts';

test('a right over one group names the types in it: it named the group in English', () => {
  const groups = groupsOf([
    { group: 'enterprise', title: '企业诉求' },
    { group: 'lead', title: '问题线索' },
    { group: 'enterprise', title: '走访企业' },
  ]);
  expect(rightName('cases:enterprise:sign', groups)).toBe('代表部门答复“企业诉求、走访企业”类事项');
  expect(rightName('cases:lead:read', groups)).toBe('查看“问题线索”类事项');
  // A type that is not there any more leaves its group's own name.
  expect(rightName('cases:gone:read', groups)).toBe('查看“gone”类事项');
});
