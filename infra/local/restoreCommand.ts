import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { tenantCode } from '@mingcha/kernel';
import { createStore, createTableClient } from '@mingcha/store';
import type { Person } from '@mingcha/tenancy';
import { type Restore, restoreAccess } from '@mingcha/tenancy/founding';
import { openTable } from '../aws/openTable.ts';
import { dataPaths, makeDataFolder } from './kept/dataFolder.ts';
import { lockFolder } from './kept/lock.ts';
import { openAccounts } from './oidc/accounts.ts';
import { createIdentities } from './oidc/identities.ts';
import { forgetAws, readSettings } from './settings.ts';
import { startEngine } from './table/engine.ts';
import { adminClient, ensureTable, tableName } from './table/table.ts';

const usage = `usage: npm run -s restore-access -- --tenant 620300 --person <login or id>
  [--role city-admin]          the role to give; the administrators' where it is missing
  [--name 姓名]                 adds a person with this login who is not there yet
  [--by 经办人]                 who stands in the audit log; otherwise the user of this machine
  [--table <TableName> [--own-table <name>]]   a table on AWS, with the credentials of the environment`;

const text = { type: 'string' } as const;
const options = {
  tenant: text,
  person: text,
  role: text,
  name: text,
  by: text,
  table: text,
  'own-table': text,
};

const by = (name = userInfo().username) => ({ sub: 'operator', name: `运维人员 ${name}` });
const clock = () => new Date();

/**
 * `npm run restore-access`: gives a person a role and a working account. Gives what happened, in words; throws an error that
 * says what is missing. Takes everything of AWS out of the environment when the table is this machine's.
 */
export async function restoreCommand(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({ args, options });
  const { tenant, person, role, name, table } = values;
  if (!tenant || !person) throw new Error(usage);
  const asked: Restore = { tenant: tenantCode.parse(tenant), person, role, name };
  if (!table) return onThisMachine(asked, values.by, env);
  const store = openTable({ table, ownTable: values['own-table'], tenant });
  const restored = await restoreAccess(store, asked, { clock, by: by(values.by) });
  return `${wordsOf(restored)}\nthe account at the issuer has to exist and to be enabled: that is done there`;
}

const wordsOf = ({ name, login, id, roles }: Person) =>
  `${name} (login ${login}, id ${id}) is active with ${roles.join(', ')}`;

/** The data folder's table and accounts; nothing else may have the folder open meanwhile. */
async function onThisMachine(
  asked: Restore,
  operator: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  forgetAws(env);
  const { data, dynamodb } = readSettings([], env);
  const paths = dataPaths(data);
  await makeDataFolder(data);
  const lock = await lockFolder(data).catch((error: Error) => {
    throw new Error(`${error.message}: stop the system first (Ctrl-C), then run this again`);
  });
  try {
    const engine = await startEngine({ file: paths.table, endpoint: dynamodb });
    try {
      await ensureTable(engine.endpoint);
      const client = createTableClient(adminClient(engine.endpoint));
      const store = createStore({
        clientFor: async () => client,
        tableFor: () => tableName,
        cursorKey: new Uint8Array(32),
      });
      const person = await restoreAccess(store, asked, { clock, by: by(operator) });
      const password = await openSignIn(paths.accounts, asked.tenant, person);
      return password === undefined
        ? `${wordsOf(person)}; the password is as before`
        : `${wordsOf(person)}\npassword, shown this once: ${password}`;
    } finally {
      await engine.stop();
    }
  } finally {
    await lock.release();
  }
}

/** Lets the person sign in again; answers with a password where there was no account. */
async function openSignIn(file: string, tenant: string, person: Person): Promise<string | null | undefined> {
  const accounts = await openAccounts(file);
  const identities = createIdentities(accounts);
  if (!accounts.find(person.id)) return (await identities.invite({ ...person, tenant })).password;
  await identities.update({ ...person, tenant });
  return undefined;
}
