import { join } from 'node:path';
import { createRuntime, httpHandler, reportError, sourceOf } from '@mingcha/cloud';
import { createPortal } from './app.ts';
import { folderSite } from './folder.ts';

export const handler = httpHandler(async () => {
  const deps = await createRuntime();
  const {
    ISSUER: issuer,
    CLIENT_ID: clientId,
    AUDIENCE: audience,
    SIGN_IN_ORIGINS: signIn,
    SITE_DIR: dir = 'site',
  } = deps.environment;
  const folders = Object.fromEntries(
    ['console', 'portal', 'help', 'download', 'docs'].map((app) => [app, join(dir, app)]),
  );
  const connect = [...signIn, deps.filesOrigin];
  const consoleConfig = async () => ({ issuer, clientId, audience });
  return createPortal({
    ...deps,
    addressOf: sourceOf,
    connect,
    site: folderSite(folders),
    consoleConfig,
    report: reportError,
  });
});
