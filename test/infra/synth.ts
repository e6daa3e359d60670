import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { Resource, StackTemplate, Statement } from '../../infra/aws/check/templates.ts';
import * as check from '../../infra/aws/check/templates.ts';
import { runFolder } from '../support/runFolder.ts';

export type { Resource, StackTemplate, Statement } from '../../infra/aws/check/templates.ts';

export type Role = {
  AssumeRolePolicyDocument: { Statement: Statement[] };
  Policies?: { PolicyDocument: { Statement: Statement[] } }[];
  ManagedPolicyArns?: unknown[];
};

export const scratch = mkdtempSync(join(runFolder(), 'cdk-'));

/** An app with the context of cdk.json and the given settings, not synthesized yet. */
export const newApp = (context: Record<string, unknown> = {}): App => check.newApp(scratch, context);

export const addTo = (app: App) => check.addTo(app, scratch);

const made = new Map<string, Record<string, StackTemplate>>();

/**
 * The templates as they would be deployed, by stack; made once for all that run in this process, and not to be changed.
 * Throws where the rule pack finds something unexplained.
 */
export function synthesize(context: Record<string, unknown> = {}): Record<string, StackTemplate> {
  const name = JSON.stringify(context);
  if (!made.has(name)) made.set(name, frozen(check.synthesizeInto(scratch, context)));
  return made.get(name)!;
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
