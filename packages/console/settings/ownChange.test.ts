import { expect, it } from 'vitest';
import type { Person } from '../api/types.ts';
import { ownChange } from './ownChange.ts';

const roles = [
  {
    id: 'city-admin',
    name: '市级管理员',
    rights: ['tenancy:write'],
    reach: {},
    shipped: true,
    people: 1,
    clients: 0,
    forPeople: true,
  },
  {
    id: 'auditor',
    name: '监督审计人员',
    rights: ['tenancy:read'],
    reach: {},
    shipped: true,
    people: 1,
    clients: 0,
    forPeople: true,
  },
];
const before: Pick<Person, 'roles'> = { roles: ['city-admin', 'auditor'] };
const ask = (after: { roles: Person['roles']; status?: 'disabled' }) =>
  ownChange({ before, after: { status: 'active', ...after }, roles, can: ['tenancy:write'] });

it('people who change their own roles or account are asked first, and warned when they give the administration away', () => {
  expect(ask({ roles: ['auditor', 'city-admin'] })).toBeUndefined();
  expect(ask({ roles: ['city-admin'] })?.content).toContain('立即生效');
  expect(ask({ roles: ['auditor'] })?.content).toContain('不再是管理员');
  expect(ask({ roles: ['city-admin', 'auditor'], status: 'disabled' })?.title).toContain('停用');
});
