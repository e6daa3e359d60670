import { parseArgs } from 'node:util';
import { cities, tenantCode } from '@mingcha/kernel';
import { findTenant } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import type { openTable } from './openTable.ts';

const text = { type: 'string' } as const;
const options = { table: text, tenant: text, name: text, 'own-table': text };

/** Makes a tenant as the arguments of `found.ts` say, once; gives what was done. Throws where an argument is missing. */
export async function foundCommand(args: string[], open: typeof openTable): Promise<string> {
  const { values } = parseArgs({ args, options });
  const code = tenantCode.parse(values.tenant);
  const name = values.name ?? cities.find((city) => city.code === code)?.name;
  if (!values.table || !name)
    throw new Error('give --table and --tenant, and --name for a city not known here');
  const store = open({ table: values.table, ownTable: values['own-table'], tenant: code });
  const known = await findTenant(store, code);
  if (known) return `${code} ${known.name} is there already`;
  await foundTenant(store, { code, name, parent: `${code.slice(0, 2)}0000` });
  return `${code} ${name} founded`;
}
