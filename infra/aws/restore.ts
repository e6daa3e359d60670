/**
 * Restores a table to a second of the last 35 days into a new one, and gives that what a restored table lacks:
 * `npx tsx infra/aws/restore.ts --to <new name> [--table <TableName> --at 2026-11-28T03:00:00Z]`
 * Without `--table` and `--at` the new table is there already. May be run again where it stopped.
 */
import { parseArgs } from 'node:util';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '@mingcha/store';

const { partitionKey, sortKey, index, ttlAttribute, streamView } = tableDefinition;
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { to: text, table: text, at: text } });
const { to: TableName, table, at } = values;
if (!TableName || !table !== !at) throw new Error('give --to, and --table with --at or neither');

const client = new DynamoDBClient({});
const describe = async (name: string): Promise<TableDescription> =>
  (await client.send(new DescribeTableCommand({ TableName: name }))).Table!;
/** A large table takes hours. */
const ready = () =>
  waitUntilTableExists({ client, minDelay: 1, maxDelay: 30, maxWaitTime: 24 * 3_600 }, { TableName });

if (table && at) {
  const { SSEDescription: sse } = await describe(table);
  await client.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: table,
      TargetTableName: TableName,
      RestoreDateTime: new Date(at),
      ...(sse?.KMSMasterKeyArn && {
        SSESpecificationOverride: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: sse.KMSMasterKeyArn },
      }),
    }),
  );
}
await ready();

const found = await describe(TableName);
const keysOf = (schema: TableDescription['KeySchema']) => schema?.map((key) => key.AttributeName).join();
const indexKeys = found.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.name)?.KeySchema;
if (
  keysOf(found.KeySchema) !== [partitionKey, sortKey].join() ||
  keysOf(indexKeys) !== [index.partitionKey, index.sortKey].join()
)
  throw new Error(`${TableName} has other keys or another index than the system's table`);

if (!found.StreamSpecification?.StreamEnabled) {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: streamView };
  await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  await ready();
}
if (!found.DeletionProtectionEnabled) {
  await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  await ready();
}
const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName }));
if (!/^ENABL/.test(ttl.TimeToLiveDescription?.TimeToLiveStatus ?? '')) {
  const TimeToLiveSpecification = { AttributeName: ttlAttribute, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}
const backups = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
const { PointInTimeRecoveryDescription: recovery } = backups.ContinuousBackupsDescription ?? {};
if (recovery?.PointInTimeRecoveryStatus !== 'ENABLED') {
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
}
client.destroy();
console.log(`${TableName} is ready: npx cdk deploy Access Api Watch -c tableName=${TableName}`);
