import { FUNCTIONS } from '../bundle.ts';
import type { Case, Context, Identity } from './simulate.ts';
import type { System } from './system.ts';

const own = '620300';
const other = '620800';

const sequencing: Identity = { name: `the sequencer's session of ${own}`, role: 'LogRole', tenant: own };
const others: Identity[] = [
  { name: `the data session of ${own}`, role: 'DataRole', tenant: own },
  { name: `the portal's session of ${own}`, role: 'ReadRole', tenant: own },
];

const items = (entity: string, tenant = own): Context => ({
  'dynamodb:LeadingKeys': [`T#${tenant}#${entity}`],
});
const fresh: Context = { 's3:if-none-match': '*' };

/** What the public logs need, and what stands against who would rewrite them: their heads, their files, their keys. */
export function logCases(system: System): Case[] {
  const cases: Case[] = [];
  const expecting =
    (allowed: boolean) =>
    (who: Identity, actions: readonly string[], on: string, ...contexts: Context[]): void => {
      for (const action of actions)
        for (const context of contexts.length > 0 ? contexts : [{}])
          cases.push({ who, action, on, context, allowed });
    };
  const may = expecting(true);
  const mayNot = expecting(false);
  const functions: Identity[] = FUNCTIONS.map((name) => ({ name, role: `${name}Role` }));

  const table = system.arn('Data/Table');
  const heads = [items('LOGHEAD'), items('LOGSIGNED')];
  may(sequencing, ['dynamodb:PutItem'], table, ...heads, items('LOGSIZE'));
  const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
  may(sequencing, reads, table, ...heads, items('LOGSIZE'), items('LOGENTRY'));
  mayNot(sequencing, reads, table, items('DRAW'), items('LOGENTRY', other), items('PERSON'), {});
  mayNot(sequencing, reads, `${table}/index/gsi1`, items('LOGENTRY'));
  mayNot(sequencing, ['dynamodb:PutItem'], table, items('LOGENTRY'), items('DRAW'), items('LOGHEAD', other));
  mayNot(sequencing, ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'], table, ...heads, items('LOGENTRY'));
  for (const who of others) mayNot(who, ['dynamodb:PutItem'], table, ...heads);

  const log = system.arn('Data/Log');
  const files = system.arn('Data/Files');
  for (const kind of ['head', 'tile', 'key']) {
    const file = (tenant: string) => `${log}/${kind}/${tenant}/0/000`;
    const names = (tenant: string) => ({ 's3:prefix': `${kind}/${tenant}/0` });
    may(sequencing, ['s3:PutObject'], file(own), fresh);
    // Without the condition it would put another one over the one there.
    mayNot(sequencing, ['s3:PutObject'], file(own), {});
    mayNot(sequencing, ['s3:PutObject'], file(other), fresh);
    may(sequencing, ['s3:GetObject'], file(own));
    may(sequencing, ['s3:ListBucket'], log, names(own));
    mayNot(sequencing, ['s3:GetObject'], file(other));
    mayNot(sequencing, ['s3:ListBucket'], log, names(other), {});
    for (const who of others) {
      mayNot(who, ['s3:PutObject'], file(own), fresh, {});
      (kind === 'tile' ? may : mayNot)(who, ['s3:GetObject'], file(own));
      (kind === 'tile' ? may : mayNot)(who, ['s3:ListBucket'], log, names(own));
      mayNot(who, ['s3:GetObject'], file(other));
    }
    for (const who of functions) {
      mayNot(who, ['s3:GetObject'], file(own));
      mayNot(who, ['s3:PutObject'], file(own), fresh);
    }
  }
  const part = (tenant: string) => `${files}/log-parts/${tenant}/0/000.p/3`;
  may(sequencing, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], part(own));
  may(sequencing, ['s3:ListBucket'], files, { 's3:prefix': `log-parts/${own}/0` });
  mayNot(sequencing, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], part(other));
  mayNot(sequencing, ['s3:GetObject', 's3:PutObject'], `${files}/imports/${own}/file`);
  for (const who of others) {
    may(who, ['s3:GetObject'], part(own));
    mayNot(who, ['s3:PutObject', 's3:DeleteObject'], part(own));
  }

  const key = system.arn('Data/LogKey');
  const sealed = (tenant: string): Context => ({ 'kms:EncryptionContext:tenant': tenant });
  const opening = ['kms:Encrypt', 'kms:Decrypt'];
  may(sequencing, opening, key, sealed(own));
  mayNot(sequencing, opening, key, sealed(other), {});
  mayNot(sequencing, ['kms:GenerateDataKey', 'kms:CreateGrant'], key);
  for (const who of [...others, ...functions]) mayNot(who, opening, key, sealed(own), {});
  return cases;
}
