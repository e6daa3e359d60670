import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Resource, StackTemplate, Statement, Templates } from '../../infra/aws/check/templates.ts';
import { onceInRun } from '../support/run/onceInRun.ts';
import { runFolder } from '../support/run/runFolder.ts';

export type { Resource, StackTemplate, Statement } from '../../infra/aws/check/templates.ts';

export type Role = {
  AssumeRolePolicyDocument: { Statement: Statement[] };
  Policies?: { PolicyDocument: { Statement: Statement[] } }[];
  ManagedPolicyArns?: unknown[];
};

export const scratch = mkdtempSync(join(runFolder(), 'cdk-'));

const made = new Map<string, Promise<Templates>>();

/**
 * The templates as they would be deployed, by stack; made once in a run, and not to be changed. To load the CDK takes longer
 * than to read them. Throws where the rule pack finds something unexplained.
 */
export function synthesize(context: Record<string, unknown> = {}): Promise<Templates> {
  const name = JSON.stringify(context);
  const there = made.get(name) ?? readTemplates(name, context);
  made.set(name, there);
  return there;
}

async function readTemplates(name: string, context: Record<string, unknown>): Promise<Templates> {
  const file = (folder: string) => join(folder, 'templates.json');
  const hash = createHash('sha256').update(name).digest('hex');
  const folder = await onceInRun(`templates-${hash}`, async (to) => {
    const { synthesizeInto } = await import('../../infra/aws/check/templates.ts');
    await writeFile(file(to), JSON.stringify(synthesizeInto(to, context)));
  });
  return frozen(JSON.parse(await readFile(file(folder), 'utf8')));
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The resources of one type in a template, by their logical names. */
export function resources<Properties = Record<string, unknown>>(template: StackTemplate, type: string) {
  const found = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  return found.map(([name, resource]) => ({ name, ...(resource as Resource<Properties>) }));
}

/** All rights that identities are given in a template: inline and attached. */
export function identityStatements(template: StackTemplate): Statement[] {
  const roles = resources<Role>(template, 'AWS::IAM::Role').flatMap(
    ({ Properties }) => Properties.Policies ?? [],
  );
  const policies = resources<{ PolicyDocument: { Statement: Statement[] } }>(template, 'AWS::IAM::Policy');
  return [...roles, ...policies.map(({ Properties }) => Properties)].flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
}

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
