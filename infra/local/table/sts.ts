import { tenantCode } from '@mingcha/kernel';
import {
  type DataAccess,
  dataPolicyStatements,
  type TenantCredentials,
  tableDefinition,
  wakePolicyStatement,
} from '@mingcha/store';
import { localTableArn } from './accesses.ts';
import type { Guard } from './guard.ts';
import { type Policy, parsePolicy } from './policy.ts';
import { tableName } from './table.ts';

const lifetime = 60 * 60 * 1000;

/** The data role's policy for the table on this machine. */
export function localDataPolicy(access: DataAccess = 'write'): Policy {
  const arn = localTableArn(tableName);
  return parsePolicy(dataPolicyStatements(arn, [`${arn}/index/${tableDefinition.index.name}`], access));
}

/** The narrower session with which commands wake the clock. */
export const localWakePolicy = (): Policy => parsePolicy([wakePolicyStatement(localTableArn(tableName))]);

/** What STS does on AWS: one-hour credentials of the data role, tagged with the tenant. */
export function localStsFor(
  guard: Guard,
  policy: Policy = localDataPolicy(),
  now: () => number = Date.now,
): { assume(tenant: string): Promise<TenantCredentials> } {
  return {
    async assume(tenant) {
      const tags = { tenant: tenantCode.parse(tenant) };
      return guard.openSession({ policy, tags, expiration: new Date(now() + lifetime) });
    },
  };
}
