import { describe, expect, it } from 'vitest';
import type { RightOption } from '../../api/types.ts';
import { sectionsOf, withRight } from './rights.ts';

const option = (right: string, section: string): RightOption => ({
  right,
  name: right,
  section,
  scopes: ['department', 'city'],
});
const options = [
  option('tenancy:read', '系统管理'),
  option('cases:*:read', '事项办理'),
  option('audit:read', '系统管理'),
];

describe('rights', () => {
  it('stand by section, with those over single groups that some role has', () => {
    const reaches = [{ 'cases:hotline:read': 'city' as const }, { 'audit:read': 'own' as const }];
    const sections = sectionsOf(options, reaches, (right) => `名称 ${right}`);
    expect(sections.map(({ name, rights }) => [name, rights.map(({ right }) => right)])).toEqual([
      ['系统管理', ['tenancy:read', 'audit:read']],
      ['事项办理', ['cases:*:read', 'cases:hotline:read']],
    ]);
    expect(sections[1]!.rights[1]).toMatchObject({
      name: '名称 cases:hotline:read',
      scopes: ['department', 'city'],
    });
  });

  it('are given, narrowed and taken one by one', () => {
    const given = withRight({}, 'audit:read', 'city');
    expect(withRight(given, 'audit:read', 'own')).toEqual({ 'audit:read': 'own' });
    expect(withRight(given, 'audit:read', undefined)).toEqual({});
  });
});
