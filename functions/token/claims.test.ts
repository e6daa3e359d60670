import { describe, expect, it } from 'vitest';
import { claimsOf } from './claims.ts';
import { handler } from './handler.ts';

const person = { name: '王晓燕', 'custom:tenant': '620300' };
const login = 'wangxiaoyan';

describe('claims of a person', () => {
  it('carry the tenant and the login by which the person is found, and no rights', () => {
    expect(claimsOf(login, { ...person, 'custom:roles': 'city-admin' })).toEqual({
      kind: 'person',
      tenant: '620300',
      login,
    });
  });

  it.each(['', '62030', '620300 ', '*', '6203000', '６２０３００'])(
    'are refused for the tenant %j',
    (tenant) => expect(() => claimsOf(login, { ...person, 'custom:tenant': tenant })).toThrow('未绑定城市'),
  );

  it('go into the access token and into no other', async () => {
    const event = { userName: login, request: { userAttributes: person }, response: {} };
    expect((await handler(event)).response).toEqual({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: claimsOf(login, person) },
      },
    });
  });
});
