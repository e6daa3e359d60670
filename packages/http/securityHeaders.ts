const everywhere = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** Headers of every response of the API: it is data, and a browser must not take it for anything else. */
export const apiHeaders: Readonly<Record<string, string>> = {
  ...everywhere,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Headers of every page: nothing is loaded from elsewhere, nobody frames us. `connect` names further origins that pages
 * may fetch from, such as the issuer's. The console's component library writes its styles into the page.
 */
export function securityHeaders(connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'self'",
      ["connect-src 'self'", ...connect].join(' '),
      "img-src 'self' data: blob:",
      "style-src 'self' 'unsafe-inline'",
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    // An inspector may let the place of a photo be recorded; the browser asks them.
    'permissions-policy': 'camera=(), geolocation=(self), microphone=()',
    'referrer-policy': 'same-origin',
    ...everywhere,
    'x-frame-options': 'DENY',
  };
}
