import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { addStacks, type CodeFolders } from '../../infra/aws/stacks.ts';

export type Resource<Properties = Record<string, unknown>> = {
  Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
  DependsOn?: string[];
};

export type StackTemplate = { Resources: Record<string, Resource>; Parameters?: Record<string, unknown> };

export type Statement = {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

export type Role = {
  AssumeRolePolicyDocument: { Statement: Statement[] };
  Policies?: { PolicyDocument: { Statement: Statement[] } }[];
  ManagedPolicyArns?: unknown[];
};

const scratch = mkdtempSync(join(tmpdir(), 'mingcha-cdk-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Stands in for the functions' code, which the templates do not look into. */
function placeholders(): CodeFolders {
  const root = mkdtempSync(join(scratch, 'code-'));
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), `export const handler = () => '${name}';`);
    return join(root, name);
  };
  const [api, portal, worker, clock, token] = ['api', 'portal', 'worker', 'clock', 'token'].map(folder);
  return { api: api!, portal: portal!, worker: worker!, clock: clock!, token: token! };
}

/** An app with the context of cdk.json and the given settings, not synthesized yet. */
export function newApp(context: Record<string, unknown> = {}): App {
  const cdk = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return new App({
    context: { ...cdk.context, ...context },
    outdir: mkdtempSync(join(scratch, 'out-')),
  });
}

export const addTo = (app: App) => addStacks(app, placeholders());

/** The templates as they would be deployed, by stack. Throws where the rule pack finds something unexplained. */
export function synthesize(context: Record<string, unknown> = {}): Record<string, StackTemplate> {
  const app = newApp(context);
  addTo(app);
  const assembly = app.synth();
  return Object.fromEntries(assembly.stacks.map((stack) => [stack.id, stack.template as StackTemplate]));
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
