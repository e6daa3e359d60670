import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { FUNCTIONS, ROOT } from '../bundle.ts';
import { addStacks, type CodeFolders } from '../stacks.ts';

export type Resource<Properties = Record<string, unknown>> = {
  Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
  DependsOn?: string[];
};

export type StackTemplate = {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Parameters?: Record<string, unknown>;
};

/** Templates by the names of their stacks, such as `Data`. */
export type Templates = Readonly<Record<string, StackTemplate>>;

export type Statement = {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

/** Stands in for the functions' code, which the templates do not look into. */
function placeholders(scratch: string): CodeFolders {
  const root = mkdtempSync(join(scratch, 'code-'));
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), `export const handler = () => '${name}';`);
    return join(root, name);
  };
  return Object.fromEntries([...FUNCTIONS, 'token'].map((name) => [name, folder(name)])) as CodeFolders;
}

/** An app with the context of cdk.json and the given settings, not synthesized yet; it writes below `scratch`. */
export function newApp(scratch: string, context: Record<string, unknown> = {}): App {
  const cdk = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return new App({
    context: { ...cdk.context, ...context },
    outdir: mkdtempSync(join(scratch, 'out-')),
  });
}

/** Puts the whole system into an app, without its code. */
export const addTo = (app: App, scratch: string) =>
  addStacks(app, placeholders(scratch), { witnessProgram: '0'.repeat(64) });

/** The templates as they would be deployed. Throws where the rule pack finds something unexplained. */
export function synthesizeInto(scratch: string, context: Record<string, unknown> = {}): Templates {
  const app = newApp(scratch, context);
  addTo(app, scratch);
  return Object.fromEntries(
    app.synth().stacks.map((stack) => [stack.id, stack.template as StackTemplate] as const),
  );
}
