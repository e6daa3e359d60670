import type { App } from 'aws-cdk-lib';
import { Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AccessStack } from './accessStack.ts';
import { ApiStack } from './apiStack.ts';
import type { FunctionName } from './bundle.ts';
import { readConfig } from './config.ts';
import { DataStack } from './dataStack.ts';
import { IdentityStack } from './identityStack.ts';
import { TrailStack } from './trailStack.ts';
import { WatchStack } from './watchStack.ts';

/** The folders to deploy, by function; `token` only where Cognito signs people in. */
export type CodeFolders = Readonly<Record<FunctionName | 'token', string>>;

/** What the functions know of the site that is deployed with them. */
export type SiteFacts = {
  /** SHA-256 (hex) of the witness's program that it offers. */
  witnessProgram: string;
};

/** Puts the whole system into `app`, as its context says. Throws an Error for a setting that cannot be. */
export function addStacks(app: App, code: CodeFolders, site: SiteFacts) {
  const config = readConfig((name) => app.node.tryGetContext(name));
  const named = (name: string) => ({ stackName: `mingcha-${config.stage}-${name}` });

  const data = new DataStack(app, 'Data', config, named('data'));
  const access = new AccessStack(app, 'Access', data, named('access'));
  const identity = config.issuer
    ? undefined
    : new IdentityStack(app, 'Identity', config, code.token, named('identity'));
  const api = new ApiStack(app, 'Api', { config, code, site, data, access, identity }, named('api'));
  const watch = new WatchStack(app, 'Watch', { config, data, access, api }, named('watch'));
  const trail = config.trail ? new TrailStack(app, 'Trail', { config, data }, named('trail')) : undefined;

  Tags.of(app).add('system', 'mingcha');
  Tags.of(app).add('stage', config.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, access, identity, api, watch, trail };
}
