import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAddressOf } from '@mingcha/http';
import type { DemoCities } from './demo.ts';
import { createDevices } from './devices.ts';
import { createInteraction } from './interaction.ts';
import { createProvider, type ProviderInit } from './provider.ts';
import { styleSheet } from './style.ts';
import { createTries, type Tries } from './tries.ts';

export type OidcInit = Omit<ProviderInit, 'tries' | 'addressOf'> & {
  /** Accounts offered on the sign-in page. */
  demo: () => DemoCities;
  /** 32 bytes that sign the cookies by which browsers are known again. */
  deviceKey: Uint8Array;
  /** Addresses and networks whose `X-Forwarded-For` is believed; none where it is missing. */
  proxies?: readonly string[];
  tries?: Tries;
};

/** Answers everything under `/oidc`. Pages run no script; the header says so. */
export function createOidc({ demo, deviceKey, proxies = [], tries = createTries(), ...init }: OidcInit) {
  const { accounts, log, issuer } = init;
  const addressOf = createAddressOf(proxies);
  const devices = createDevices({ key: deviceKey, secure: issuer.startsWith('https:') });
  const provider = createProvider({ ...init, tries, addressOf });
  const interaction = createInteraction({ provider, accounts, tries, addressOf, devices, log, demo });
  const answer = provider.callback();
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  return async (
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    response.setHeader('content-security-policy', policy);
    if (path === styleSheet.path) {
      response.writeHead(200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      response.end(styleSheet.css);
      return;
    }
    const uid = /^\/oidc\/interaction\/([\w-]+)$/.exec(path)?.[1];
    if (uid) return interaction(request, response, uid);
    request.originalUrl = request.url ?? '/';
    request.url = request.originalUrl.slice('/oidc'.length) || '/';
    await answer(request, response);
  };
}
