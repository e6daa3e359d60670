import { describe, expect, it } from 'vitest';
import { claimsOf } from './claims.ts';
import { handler } from './handler.ts';

const person = {
  name: '王晓燕',
  'custom:tenant': '620300',
  'custom:roles': 'city-admin, auditor',
  'custom:dept': '620300-scjg',
};

describe('claims of a person', () => {
  it('carry the tenant, each role, the name and the department', () => {
    expect(claimsOf(person)).toEqual({
      kind: 'person',
      tenant: '620300',
      roles: ['city-admin', 'auditor'],
      name: '王晓燕',
      dept: '620300-scjg',
    });
  });

  it.each(['', '62030', '620300 ', '*', '6203000', '６２０３００'])(
    'are refused for the tenant %j',
    (tenant) => expect(() => claimsOf({ ...person, 'custom:tenant': tenant })).toThrow('未绑定城市'),
  );

  it('are refused without a role', () => {
    expect(() => claimsOf({ ...person, 'custom:roles': ' , ' })).toThrow('未分配角色');
  });

  it('go into the access token and into no other', async () => {
    const event = { request: { userAttributes: person }, response: {} };
    expect((await handler(event)).response).toEqual({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: claimsOf(person) },
      },
    });
  });
});
