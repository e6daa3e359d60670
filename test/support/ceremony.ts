import type { DemoCity } from '@mingcha/demo';
import {
  gatherLines,
  hashOf,
  nonceCommitment,
  outcomeMessage,
  type Proof,
  revealMessage,
  witnessMessage,
} from '@mingcha/draw';
import { signMessage } from '@mingcha/draw/ed25519';
import { nodeTools } from '@mingcha/draw/node';
import { bodyOf } from '@mingcha/tenancy/testing';
import { expect } from 'vitest';
import type { TestSystem } from './system.ts';
import { secretOf } from './witnessKeys.ts';

type Party = { id: string; link: string; last: boolean };
export type DrawResponse = { id: string; state: string; parties: Party[]; [field: string]: unknown };

/** A draw as the API answers it, with the ETag for the next step. */
export type Handled = { draw: DrawResponse; etag: string };

export const nonceOf = (party: string) => Buffer.from(party.padEnd(32, '.')).toString('hex');

/** A downloaded proof, one object or lines. */
export async function readProof(response: Response) {
  expect(response.status).toBe(200);
  return proofFrom(await response.text());
}

/** A proof out of its text, one object or lines. */
export function proofFrom(text: string) {
  const lines = text.trimEnd().split('\n');
  return (lines.length > 1 ? gatherLines(lines) : JSON.parse(text)) as WholeProof;
}

type WholeProof = Proof & { excluded?: unknown[]; benched?: unknown[] };

type ResultRow = { id: string; name: string; inspectors: { id: string; name: string }[] };
export const illness = { ground: 'illness', reason: '住院治疗，病假单0012号' };

export function createCeremony(system: TestSystem, city: DemoCity) {
  const handled = async (response: Response, status = 200): Promise<Handled> => {
    const text = await response.text();
    expect([response.status, response.status === status ? '' : text]).toEqual([status, '']);
    return { draw: JSON.parse(text), etag: response.headers.get('etag')! };
  };
  const admin = (method: string, path: string, body?: unknown, etag?: string) =>
    system.call(city, 'city-admin', method, path, {
      ...(body !== undefined && { body }),
      headers: etag ? { 'if-match': etag } : {},
    });
  const party = (link: string, step: string, body?: unknown) => {
    const { pathname, hash } = new URL(link);
    const secret = new URLSearchParams(hash.slice(1));
    return system.api.request(`/v1${pathname}/${secret.get('party')}${step}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${secret.get('token')}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };

  const sign = (id: string, message: Uint8Array) => signMessage(secretOf(city.code, id), message);
  /** What a party sends to commit, and to reveal. */
  const sealed = (draw: string, id: string, nonce = nonceOf(id)) => {
    const commitment = nonceCommitment(id, nonce, nodeTools.hash);
    return { commitment, signature: sign(id, witnessMessage(city.code, draw, id, commitment)) };
  };
  const opened = (
    { id: draw, commitment }: DrawResponse,
    id: string,
    nonce = nonceOf(id),
    anchor = String(commitment),
  ) => {
    return { nonce, signature: sign(id, revealMessage(city.code, draw, { party: id, anchor, nonce })) };
  };

  return {
    admin,
    party,
    handled,
    plan: async (compose: unknown) => handled(await admin('POST', '/v1/draws', compose), 201),
    read: async (id: string) => handled(await admin('GET', `/v1/draws/${id}`)),
    async commit({ draw, etag }: Handled): Promise<Handled> {
      const { versions } = await bodyOf(admin('POST', `/v1/draws/${draw.id}/preview`));
      return handled(await admin('POST', `/v1/draws/${draw.id}/commit`, { versions }, etag));
    },
    sealed,
    opened,
    async commitParties({ draw }: Handled): Promise<Handled> {
      for (const { id, link } of draw.parties)
        expect((await party(link, '/commitment', sealed(draw.id, id))).status).toBe(200);
      return this.read(draw.id);
    },
    /** All reveal, in the order that the draw asks for; in a batch with its anchor. */
    async revealParties({ draw }: Handled, anchor?: string): Promise<Handled> {
      const inTurn = [...draw.parties].sort((a, b) => Number(a.last) - Number(b.last));
      for (const { id, link } of inTurn)
        expect((await party(link, '/nonce', opened(draw, id, undefined, anchor))).status).toBe(200);
      return this.read(draw.id);
    },
    /** A party's signature over an outcome. */
    attested: (draw: string, id: string, result: unknown) => ({
      signature: sign(id, outcomeMessage(city.code, draw, hashOf(result, nodeTools.hash))),
    }),
    step: async ({ draw, etag }: Handled, action: string, body?: unknown) =>
      handled(await admin('POST', `/v1/draws/${draw.id}/${action}`, body, etag)),
    /** Ends an open official draw by two persons, so that the next one of the same scope is not refused. */
    async void({ draw }: Handled, reason = '仅用于试验，作废'): Promise<Handled> {
      const { etag } = await this.read(draw.id);
      const path = `/v1/draws/${draw.id}/void`;
      const proposed = await handled(await admin('POST', path, { reason }, etag));
      const headers = { 'if-match': proposed.etag };
      return handled(await system.call(city, 'auditor', 'POST', `${path}/confirm`, { headers }));
    },
    rows: async ({ draw }: Handled): Promise<ResultRow[]> =>
      (await bodyOf(admin('GET', `/v1/draws/${draw.id}/result?limit=200`))).items,
    /** Asks for the replacement of an inspector, as somebody with a role. */
    askReplacement: (
      { draw, etag }: Handled,
      of: { object: string; inspector: string },
      role = 'city-admin',
    ) =>
      system.call(city, role, 'POST', `/v1/draws/${draw.id}/inspector-substitutions`, {
        body: { ...illness, ...of },
        headers: { 'if-match': etag },
      }),
    /** Replaces an inspector by two persons, as an official draw of a new city needs them. */
    async replaceInspector(at: Handled, of: { object: string; inspector: string }): Promise<Handled> {
      const proposed = await handled(await this.askReplacement(at, of));
      return handled(await this.askReplacement(proposed, of, 'auditor'));
    },
    /** Replaces an object by a reserve, and an inspector of the next one. */
    async substituteBoth(at: Handled): Promise<Handled> {
      const [gone, other] = await this.rows(at);
      const after = await this.step(at, 'substitutions', { object: gone!.id, reason: '已迁出' });
      return this.replaceInspector(after, { object: other!.id, inspector: other!.inspectors[0]!.id });
    },
    proof: async (id: string) => readProof(await admin('GET', `/v1/draws/${id}/proof`)),
  };
}
