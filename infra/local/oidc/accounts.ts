import * as z from 'zod';
import { writePrivate } from '../kept/privateFile.ts';
import { readJson } from '../kept/readJson.ts';
import { checkPassword, hashPassword } from './password.ts';

/** Somebody who signs in with a login and a password. */
export const accountSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  tenant: z.string().regex(/^\d{6}$/),
  roles: z.array(z.string()).min(1),
  dept: z.string().optional(),
  status: z.enum(['active', 'disabled']),
});
export type Account = z.infer<typeof accountSchema>;

/** Who may sign in at the embedded provider. */
export type Accounts = {
  find(id: string): Account | undefined;
  findByLogin(login: string): Account | undefined;
  /** The account, where it is active and the password is its own. */
  signIn(login: string, password: string): Promise<Account | undefined>;
  /** Adds or replaces; keeps the password where none is given. One that many have may come hashed, as `hashPassword` does. */
  put(account: Account, password?: string | { hash: string }): Promise<void>;
  remove(id: string): Promise<void>;
};

const keptSchema = accountSchema.extend({ password: z.string().optional() });
type Kept = z.infer<typeof keptSchema>;

/** Accounts in a JSON file that only its owner may read; passwords as scrypt hashes. */
export async function openAccounts(file: string): Promise<Accounts> {
  const found = (await readJson(file, z.array(keptSchema))) ?? [];
  const kept = new Map(found.map((one) => [one.id, one]));
  let writing = Promise.resolve();

  const save = (): Promise<void> => {
    writing = writing.then(() => writePrivate(file, `${JSON.stringify([...kept.values()], null, 1)}\n`));
    return writing;
  };
  const shown = ({ password: _, ...account }: Kept): Account => account;
  const byLogin = (login: string) => [...kept.values()].find((one) => one.login === login);

  return {
    find(id) {
      const found = kept.get(id);
      return found && shown(found);
    },
    findByLogin(login) {
      const found = byLogin(login);
      return found && shown(found);
    },
    async signIn(login, password) {
      const found = byLogin(login);
      const right = await checkPassword(password, found?.password);
      return right && found?.status === 'active' ? shown(found) : undefined;
    },
    async put(account, password) {
      const given = typeof password === 'string' ? await hashPassword(password) : password?.hash;
      const hash = given ?? kept.get(account.id)?.password;
      kept.set(account.id, { ...accountSchema.parse(account), ...(hash && { password: hash }) });
      await save();
    },
    async remove(id) {
      if (kept.delete(id)) await save();
    },
  };
}
