/**
 * Makes a tenant, with the rights of whoever runs it on the table:
 * `npx tsx infra/aws/found.ts --table <TableName> --tenant 620300 [--name 金昌市] [--own-table <name>]`
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cities, tenantCode } from '@mingcha/kernel';
import { createStore } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { table: text, tenant: text, name: text, 'own-table': text } });
const code = tenantCode.parse(values.tenant);
const name = values.name ?? cities.find((city) => city.code === code)?.name;
if (!values.table || !name)
  throw new Error('give --table and --tenant, and --name for a city not known here');

const { table, 'own-table': ownTable = table } = values;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
const store = createStore({
  clientFor: async () => client,
  tableFor: (tenant) => (tenant === code ? ownTable : table),
  cursorKey: randomBytes(32),
});

const known = await findTenant(store, code);
if (!known) await foundTenant(store, { code, name, parent: `${code.slice(0, 2)}0000` });
console.log(known ? `${code} ${known.name} is there already` : `${code} ${name} founded`);
