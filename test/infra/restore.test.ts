import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { adminClient, startTestStore, type TestStore } from '@mingcha/local/testing';
import { createStore, createTableClient } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import { foundTenant } from '@mingcha/tenancy/founding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { resources, synthesize } from './synth.ts';

const run = promisify(execFile);
const tableName = 'mingcha-prod-20261128';
let test: TestStore;
let client: DynamoDBDocumentClient;
let admin: ReturnType<typeof adminClient>;
let backups: Server;
let isRecoverable = false;
const asked: object[] = [];

beforeAll(async () => {
  test = await startTestStore();
  admin = adminClient(test.adminEndpoint);
  client = DynamoDBDocumentClient.from(admin);
  backups = await startBackups();
  await foundTenant(test.store, { code: '620300', name: '金昌市', parent: '620000' });
});
afterAll(async () => {
  backups.close();
  backups.closeAllConnections();
  admin.destroy();
  await test.stop();
});

/** What a restore leaves: keys, index and data, and none of the table's other settings. */
async function restored(): Promise<void> {
  const { Table } = await admin.send(new DescribeTableCommand({ TableName: test.tableName }));
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes: indexes = [] } = Table!;
  await admin.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    }),
  );
  const { Items = [] } = await client.send(new ScanCommand({ TableName: test.tableName }));
  for (const Item of Items) await client.send(new PutCommand({ TableName: tableName, Item }));
}

/** The engine with what it does not know: copies to go back to, and restoring from them. */
async function startBackups(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1];
    const answer = (value: object) =>
      response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(value));
    const PointInTimeRecoveryStatus = isRecoverable ? 'ENABLED' : 'DISABLED';
    if (operation === 'RestoreTableToPointInTime') {
      asked.push(JSON.parse(body));
      await restored();
      answer({});
    } else if (operation === 'DescribeContinuousBackups') {
      const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus };
      answer({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription } });
    } else if (operation === 'UpdateContinuousBackups') {
      isRecoverable = true;
      answer({});
    } else {
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        /^(x-amz|authorization|content-type)/.test(name) ? [[name, String(value)] as [string, string]] : [],
      );
      const given = await fetch(test.adminEndpoint, { method: 'POST', headers, body });
      response.writeHead(given.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(await given.text());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const restore = (...options: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'infra/aws/restore.ts', ...options], {
    cwd: ROOT,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(backups.address() as AddressInfo).port}`,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'LOCALADMIN',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  });

async function hasItsSettings(): Promise<void> {
  const { Table } = await admin.send(new DescribeTableCommand({ TableName: tableName }));
  expect(Table).toMatchObject({
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    DeletionProtectionEnabled: true,
  });
  const ttl = await admin.send(new DescribeTimeToLiveCommand({ TableName: tableName }));
  expect(ttl.TimeToLiveDescription).toMatchObject({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' });
  expect(isRecoverable).toBe(true);
}

it('a table is restored with its settings', async () => {
  const { stdout } = await restore(
    '--to',
    tableName,
    '--table',
    test.tableName,
    '--at',
    '2026-11-28T01:00:00Z',
  );
  expect(stdout).toContain(`-c tableName=${tableName}`);
  expect(asked).toEqual([
    { SourceTableName: test.tableName, TargetTableName: tableName, RestoreDateTime: 1_795_827_600 },
  ]);
  await hasItsSettings();
});

it('the script may be run again on a table that is there', async () => {
  await restore('--to', tableName);
  await hasItsSettings();
});

it('a restored table takes the place of the old one by one setting', async () => {
  const stacks = await synthesize({ tableName });
  const functions = resources<{ Environment: { Variables: { TABLE_NAME: string } } }>(
    stacks.Api!,
    'AWS::Lambda::Function',
  );
  const [told] = new Set(functions.map(({ Properties }) => Properties.Environment.Variables.TABLE_NAME));
  const store = createStore({
    clientFor: async () => createTableClient(admin),
    tableFor: () => told!,
    cursorKey: new Uint8Array(32),
  });
  expect(await findTenant(store, '620300')).toMatchObject({ name: '金昌市' });
});
