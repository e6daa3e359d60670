/**
 * Makes a tenant, with the rights of its operator on the table:
 * `npx tsx infra/aws/found.ts --table <TableName> --tenant 620300 [--name 金昌市] [--own-table <name>]`
 */
import { parseArgs } from 'node:util';
import { cities, tenantCode } from '@mingcha/kernel';
import { findTenant } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import { openTable } from './openTable.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { table: text, tenant: text, name: text, 'own-table': text } });
const code = tenantCode.parse(values.tenant);
const name = values.name ?? cities.find((city) => city.code === code)?.name;
if (!values.table || !name)
  throw new Error('give --table and --tenant, and --name for a city not known here');

const store = openTable({ table: values.table, ownTable: values['own-table'], tenant: code });
const known = await findTenant(store, code);
if (!known) await foundTenant(store, { code, name, parent: `${code.slice(0, 2)}0000` });
console.log(known ? `${code} ${known.name} is there already` : `${code} ${name} founded`);
