import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecrets } from '../kept/secrets.ts';
import { openAccounts } from './accounts.ts';
import { createIdentities } from './identities.ts';
import { hashPassword } from './password.ts';
import { admin, password, startTestOidc, type TestOidc } from './testing.ts';

let oidc: TestOidc;
beforeAll(async () => {
  oidc = await startTestOidc();
});
afterAll(() => oidc.stop());

describe('what is kept', () => {
  it('holds hashes only, in files that only the owner reads', async () => {
    const text = await readFile(join(oidc.folder, 'accounts.json'), 'utf8');
    expect(text).not.toContain(password);
    for (const file of ['accounts.json', 'secrets.json'])
      expect((await stat(join(oidc.folder, file))).mode & 0o777).toBe(0o600);
  });
  it('lets people in with the same keys and passwords after a restart', async () => {
    const again = await openAccounts(join(oidc.folder, 'accounts.json'));
    expect(await again.signIn(admin.login, password)).toEqual(admin);
    expect(await openSecrets(join(oidc.folder, 'secrets.json'))).toEqual(oidc.secrets);
  });
  it('gets the sign-ins an administrator makes, no login twice', async () => {
    const identities = createIdentities(oidc.accounts);
    const person = { ...admin, id: 'person-3', login: 'newcomer' };
    const { password: first } = await identities.invite(person);
    expect(await oidc.accounts.signIn('newcomer', first!)).toMatchObject({ id: 'person-3' });
    await expect(identities.invite({ ...person, id: 'person-4' })).rejects.toMatchObject({
      code: 'login-taken',
    });
    await identities.update({ ...person, status: 'disabled' });
    expect(await oidc.accounts.signIn('newcomer', first!)).toBeUndefined();
    await expect(identities.update({ ...person, tenant: '620800' })).rejects.toMatchObject({ status: 404 });
  });
  it('lets in who was given a first password that is hashed already, and nobody with the hash', async () => {
    const hash = await hashPassword('for all of them');
    const identities = createIdentities(oidc.accounts, () => ({ password: 'for all of them', hash }));
    const person = { ...admin, id: 'person-5', login: 'one-of-many' };
    expect(await identities.invite(person)).toEqual({ password: 'for all of them' });
    expect(await oidc.accounts.signIn('one-of-many', 'for all of them')).toMatchObject({ id: 'person-5' });
    expect(await oidc.accounts.signIn('one-of-many', hash)).toBeUndefined();
  });
});
