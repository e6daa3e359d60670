import { join } from 'node:path';
import { createRuntime, httpHandler, reportError } from '@mingcha/cloud';
import { createAddressOf } from '@mingcha/http';
import { createPortal } from './app.ts';
import { folderSite } from './folder.ts';

type Sources = {
  event?: { requestContext?: { identity?: { sourceIp?: string }; http?: { sourceIp?: string } } };
};
/** The address that the gateway saw, of either form of its events. */
function sourceOf(environment: unknown): string | undefined {
  const { identity, http } = (environment as Sources | undefined)?.event?.requestContext ?? {};
  const remoteAddress = http?.sourceIp ?? identity?.sourceIp;
  return remoteAddress && addressOf({ socket: { remoteAddress }, headers: {} });
}
const addressOf = createAddressOf([]);

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
    ['console', 'portal', 'download', 'docs'].map((app) => [app, join(dir, app)]),
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
