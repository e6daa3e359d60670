import { randomBytes } from 'node:crypto';
import { problems } from '@mingcha/kernel';
import { type Identities, loginTaken } from '@mingcha/tenancy';
import type { Accounts } from './accounts.ts';

/** A password, and its hash where it is known already. */
export type FirstPassword = { password: string; hash?: string };

export const randomPassword = (): FirstPassword => ({ password: randomBytes(9).toString('base64url') });

/** Makes sign-ins for the people that an administrator adds. The first password is shown once. */
export const createIdentities = (
  accounts: Accounts,
  firstPassword: () => FirstPassword | Promise<FirstPassword> = randomPassword,
): Identities => ({
  async invite({ id, login, name, roles, dept, status, tenant }) {
    if (accounts.findByLogin(login)) throw loginTaken(login);
    const { password, hash } = await firstPassword();
    const account = { id, login, name, tenant, roles, status, ...(dept && { dept }) };
    await accounts.put(account, hash === undefined ? password : { hash });
    return { password };
  },
  async update({ id, login, name, roles, dept, status, tenant }) {
    const known = accounts.find(id);
    if (known && known.tenant !== tenant) throw problems.notFound('该人员账号');
    await accounts.put({
      ...known,
      id,
      login: known?.login ?? login,
      name,
      tenant,
      roles,
      status,
      dept,
    });
  },
  async remove({ id, tenant }) {
    if (accounts.find(id)?.tenant === tenant) await accounts.remove(id);
  },
});
