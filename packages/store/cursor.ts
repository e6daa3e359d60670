import { createHmac, timingSafeEqual } from 'node:crypto';
import { problems } from '@mingcha/kernel';

/** Signs where a listing stopped, so that a client can neither forge a place nor carry one to another listing. */
export type CursorSigner = {
  /** `scope` names the listing with its tenant and filters; `place` is any JSON. */
  sign(scope: string, place: unknown): string;
  /** The place, or the problem `bad-cursor` when the text is not one that was signed for this scope. */
  open(scope: string, cursor: string): unknown;
};

export function createCursorSigner(key: Uint8Array): CursorSigner {
  const mac = (scope: string, body: string) =>
    createHmac('sha256', key).update(scope).update('\0').update(body).digest().subarray(0, 16);
  return {
    sign(scope, place) {
      const body = Buffer.from(JSON.stringify(place)).toString('base64url');
      return `${body}.${mac(scope, body).toString('base64url')}`;
    },
    open(scope, cursor) {
      const [body, signature, ...rest] = cursor.split('.');
      if (!body || !signature || rest.length > 0) throw problems.badCursor();
      // As text: the last letter of base64 has bits that decoding drops.
      const given = Buffer.from(signature);
      const expected = Buffer.from(mac(scope, body).toString('base64url'));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw problems.badCursor();
      return JSON.parse(Buffer.from(body, 'base64url').toString());
    },
  };
}
