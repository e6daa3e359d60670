import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore, createTableClient, type Store } from '@mingcha/store';

/** A deployed table, with the rights of the command's operator; `ownTable` is that of the tenant, where it has one. */
export function openTable({ table, ownTable = table, tenant }: TableNames): Store {
  const client = createTableClient(new DynamoDBClient({}));
  return createStore({
    clientFor: async () => client,
    tableFor: (asked) => (asked === tenant ? ownTable : table),
    cursorKey: randomBytes(32),
  });
}

type TableNames = { table: string; ownTable?: string | undefined; tenant: string };
