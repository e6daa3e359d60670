import { join } from 'node:path';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { createRuntime, issuerOrigins, logger, reportError } from '@mingcha/cloud';
import { handle } from 'hono/aws-lambda';
import { createPortal } from './app.ts';
import { folderSite } from './folder.ts';

const ready = createRuntime().then(async (deps) => {
  const {
    ISSUER: issuer,
    CLIENT_ID: clientId,
    AUDIENCE: audience,
    SITE_DIR: dir = 'site',
  } = deps.environment;
  const folders = Object.fromEntries(['console', 'portal', 'docs'].map((app) => [app, join(dir, app)]));
  const connect = [...(await issuerOrigins(issuer)), deps.filesOrigin];
  const consoleConfig = async () => ({ issuer, clientId, audience });
  return handle(
    createPortal({ ...deps, connect, site: folderSite(folders), consoleConfig, report: reportError }),
  );
});

export const handler = middy<Parameters<Awaited<typeof ready>>[0], unknown>()
  .use(injectLambdaContext(logger))
  .handler(async (event, context) => (await ready)(event, context));
