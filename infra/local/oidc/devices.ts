import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Knows the browsers in which a login has signed in before, by a signed cookie for each login. */
export type Devices = {
  /** The id of the browser, where it has a good cookie for this login. */
  find(cookies: string | undefined, login: string): string | undefined;
  /** The `Set-Cookie` for a browser in which somebody has just signed in; with a known `id` it is renewed. */
  cookie(login: string, id?: string): string;
};

const days = 180;
const lifetime = days * 24 * 3600;

const nameOf = (login: string) =>
  `mingcha-device-${createHash('sha256').update(login).digest('hex').slice(0, 16)}`;

export type DevicesInit = {
  /** 32 bytes that sign, kept over restarts. */
  key: Uint8Array;
  /** Whether browsers are to send it over https only. */
  secure: boolean;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** A cookie says nothing but which browser it is; it opens nothing and only takes it out of others' counts. */
export function createDevices({ key, secure, now = Date.now }: DevicesInit): Devices {
  const sign = (login: string, id: string, until: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([login, id, until]))
      .digest();

  return {
    find(cookies = '', login) {
      const start = `${nameOf(login)}=`;
      const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(start));
      const [id, until, given] = found?.slice(start.length).split('.') ?? [];
      if (!id || !until || !given || !(Number(until) > now() / 1000)) return undefined;
      const [own, other] = [sign(login, id, until), Buffer.from(given, 'base64url')];
      return own.length === other.length && timingSafeEqual(own, other) ? id : undefined;
    },
    cookie(login, id = randomBytes(16).toString('base64url')) {
      const until = String(Math.floor(now() / 1000) + lifetime);
      const value = [id, until, sign(login, id, until).toString('base64url')].join('.');
      const parts = [`${nameOf(login)}=${value}`, 'Path=/oidc', `Max-Age=${lifetime}`];
      return [...parts, 'HttpOnly', 'SameSite=Strict', ...(secure ? ['Secure'] : [])].join('; ');
    },
  };
}
