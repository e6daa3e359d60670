import { hashOf, type Proof2, verifyLookup, verifyProof } from '@mingcha/draw';
import { verifySignature } from '@mingcha/draw/ed25519';
import { nodeTools } from '@mingcha/draw/node';
import { checkSiblings } from '@mingcha/draw/siblings';
import { createApi } from '@mingcha/fn-api';
import { createClock } from '@mingcha/fn-clock';
import { type LoggedEntry, logEntries, logSize } from '@mingcha/log';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatches, draftOf, type HandledBatch, joint } from '../../support/batches.ts';
import { localCompose, sealedCompose } from '../../support/composes.ts';
import { dyingStore, Killed, type Moment } from '../../support/dying.ts';
import { callThrough, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
let city: ReturnType<typeof createBatches>;
beforeAll(async () => {
  system = await startSystem();
  city = createBatches(system, cityB);
});
afterAll(() => system.stop());

const tools = () => ({ ...nodeTools, chains: [system.beacon.chain] });
const proofsOf = async ({ batch }: HandledBatch) => {
  const proofs: Proof2[] = [];
  for (const { id } of batch.members) proofs.push((await city.proof(id)) as unknown as Proof2);
  return proofs;
};
const selectedIn = ({ result }: Proof2) => result.selected.map(({ id }) => id);
const rehearsal = (dept: string) => draftOf(cityB, dept, localCompose.seed);

async function logged(): Promise<LoggedEntry[]> {
  const store = await system.store.forTenant(cityB.code);
  const entries: LoggedEntry[] = [];
  for await (const entry of logEntries(store, { to: await logSize(store) })) entries.push(entry);
  return entries;
}

describe('departments that draw together', () => {
  it('bring their own drafts, agree, commit in one go, and are drawn by the clock and published as a whole', async () => {
    const [food, health] = ['scjg', 'wsjk'];
    const make = async (dept: string) =>
      (await city.handledDraw(await city.as(dept, 'POST', '/v1/draws', draftOf(cityB, dept)), 201)).draw.id;
    const [first, other] = [await make(food!), await make(health!)];
    let at = await city.handled(await city.as(food, 'POST', city.path, { ...joint, draws: [first] }), 201);
    const path = `${city.path}/${at.batch.id}`;
    // The other department brings its own, and says for itself that it is ready.
    at = await city.handled(await city.as(health, 'POST', `${path}/draws`, { draw: other }, at.etag));
    at = await city.handled(await city.as(food, 'POST', `${path}/draws/${first}/ready`, {}, at.etag));
    const forThem = await city.as(food, 'POST', `${path}/draws/${other}/ready`, {}, at.etag);
    expect(forThem.status).toBe(403);
    const versions = await city.versionsOf(at);
    const early = await city.as(food, 'POST', `${path}/commit`, { versions }, at.etag);
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'batch-not-ready']);
    at = await city.handled(await city.as(health, 'POST', `${path}/draws/${other}/ready`, {}, at.etag));
    const notLead = await city.as(health, 'POST', `${path}/commit`, { versions }, at.etag);
    expect(notLead.status).toBe(403);

    const before = (await logged()).length;
    at = await city.handled(await city.as(food, 'POST', `${path}/commit`, { versions }, at.etag));
    const entries = (await logged()).slice(before);
    expect(entries.map(({ type }) => type)).toEqual(['draw.committed', 'draw.committed', 'batch.committed']);
    const commitments = at.batch.members.map(({ commitment }) => commitment);
    expect(entries[2]).toMatchObject({ draws: [first, other], mode: 'together', commitments });

    system.time.advance(120_000);
    await createClock(system).tick();
    at = await city.readBatch(at.batch.id);
    expect(at.batch.members.map(({ state }) => state)).toEqual(['executed', 'executed']);
    const proofs = await proofsOf(at);
    for (const proof of proofs) {
      expect(proof.reveal.commitments).toEqual(commitments);
      expect(verifyProof(proof, tools())).toMatchObject({ ok: true });
    }
    expect(() => checkSiblings(proofs)).not.toThrow();
    // Frames and shares are alike: the departments meet in the very same enterprises.
    expect(selectedIn(proofs[0]!)).toEqual(selectedIn(proofs[1]!));

    at = await city.stepBatch(at, 'publish');
    expect(at.batch.members.map(({ state }) => state)).toEqual(['published', 'published']);
    const page = await bodyOf(system.portal.request(`/public/${cityB.code}/draws/${other}`));
    expect(page.batch).toMatchObject({ mode: 'together', draws: [{ id: first }, { id: other }] });
    expect(page.reveal.commitments).toEqual(commitments);
    // A look-up is proved with the salt that the object has in the whole batch.
    const [id] = selectedIn(proofs[1]!);
    const address = `/public/${cityB.code}/draws/${other}/objects/${id}`;
    const { inclusion } = await bodyOf(system.portal.request(address));
    const { plan, commitment } = page;
    const lookup = { kind: 'mingcha-lookup/2', plan, commitment, id, inclusion };
    expect(verifyLookup(lookup, nodeTools)).toMatchObject({ ok: true });
  });

  it('apart keep away from each other', async () => {
    const later = { names: 'results' };
    const drafts = [rehearsal('scjg'), rehearsal('wsjk')].map((draft) => ({ ...draft, ...later }));
    const at = await city.gather(drafts, { mode: 'apart' });
    const done = await city.stepBatch(await city.commitBatch(at), 'execute', {});
    const [one, other] = (await proofsOf(done)) as [Proof2, Proof2];
    checkSiblings([one, other]);
    const met = selectedIn(one).filter((id) => selectedIn(other).includes(id));
    // Only where a whole stratum is drawn is there nowhere else to go.
    const whole = new Set(['C', 'D']);
    const strata = new Map(one.result.selected.map(({ id, stratum }) => [id, stratum]));
    expect(met.filter((id) => !whole.has(strata.get(id)!))).toEqual([]);

    // An inspector is replaced in one of them alone.
    const member = await city.read(done.batch.members[0]!.id);
    const [row] = await city.rows(member);
    const without = { object: row!.id, inspector: row!.inspectors[0]!.id };
    expect((await city.askReplacement(member, without)).status).toBe(200);

    // One's salts would open the other's names.
    const published = await city.stepBatch(done, 'publish');
    const { draw, etag } = await city.read(published.batch.members[0]!.id);
    const alone = await city.admin('POST', `/v1/draws/${draw.id}/publish-names`, undefined, etag);
    expect([alone.status, (await bodyOf(alone)).code]).toEqual([409, 'draw-in-batch']);
    const named = await city.stepBatch(published, 'publish-names');
    for (const { id } of named.batch.members)
      expect((await city.read(id)).draw.namedAt).toBe(system.time.now().toISOString());
    const again = await city.admin(
      'POST',
      `${city.path}/${at.batch.id}/publish-names`,
      undefined,
      named.etag,
    );
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'names-public']);
  });

  it('are voided as a whole by two persons, with a reason', async () => {
    const at = await city.commitBatch(await city.gather([draftOf(cityB, 'scjg'), draftOf(cityB, 'yjgl')]));
    const voided = await city.voidBatch(at);
    expect(voided.batch.members.map(({ state }) => state)).toEqual(['voided', 'voided']);
    const types = (await logged()).slice(-2).map(({ type }) => type);
    expect(types).toEqual(['draw.voided', 'draw.voided']);
  });
});

describe('witnesses of a batch', () => {
  const keyed = (dept: string) => draftOf(cityB, dept, sealedCompose.seed);

  it('speak once, with the first draw, and attest each of them', async () => {
    const at = await city.gather([keyed('scjg'), keyed('wsjk')]);
    const [first, other] = at.batch.members.map(({ id }) => id) as [string, string];
    const follower = await city.read(other);
    const { id: party, link } = follower.draw.parties[0]!;
    const refused = await city.party(link, '/commitment', city.sealed(other, party));
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'batch-follower']);
    await city.commitParties(await city.read(first));
    const committed = await city.commitBatch(await city.readBatch(at.batch.id));
    const commitments = committed.batch.members.map(({ commitment }) => commitment);
    await city.revealParties(await city.read(first), hashOf(commitments, nodeTools.hash));
    await createClock(system).tick();
    const done = await city.readBatch(at.batch.id);
    expect(done.batch.members.map(({ state }) => state)).toEqual(['executed', 'executed']);
    for (const { draw } of [await city.read(first), await city.read(other)]) {
      const { result } = await city.proof(draw.id);
      for (const { id, link: own } of draw.parties)
        expect((await city.party(own, '/attestation', city.attested(draw.id, id, result))).status).toBe(200);
    }
    const proofs = await proofsOf(done);
    for (const proof of proofs) {
      expect(verifyProof(proof, { ...tools(), verifySignature })).toMatchObject({ ok: true });
      expect(proof.attestations).toHaveLength(cityB.parties.length);
    }
    checkSiblings(proofs);
    await city.stepBatch(done, 'publish');
  });
});

describe('a draft in a batch', () => {
  it('is not edited, committed or deleted alone, and may leave before the commitment', async () => {
    let at = await city.gather([rehearsal('scjg'), rehearsal('wsjk')]);
    const id = at.batch.members[1]!.id;
    const { etag, draw } = await city.read(id);
    expect(draw.can).toEqual([]);
    const alone = [
      await city.admin('PATCH', `/v1/draws/${id}`, rehearsal('wsjk'), etag),
      await city.admin('DELETE', `/v1/draws/${id}`, undefined, etag),
      await city.admin('POST', `/v1/draws/${id}/commit`, { versions: await city.versionsOf(at) }, etag),
    ];
    for (const response of alone)
      expect([response.status, (await bodyOf(response)).code]).toEqual([409, 'draw-in-batch']);

    at = await city.handled(
      await city.as('wsjk', 'DELETE', `${city.path}/${at.batch.id}/draws/${id}`, undefined, at.etag),
    );
    // What the other agreed to is not what it was.
    expect(at.batch.members.map(({ ready }) => ready)).toEqual([null]);
    expect((await city.read(id)).draw.can).toContain('edit');
    const small = await city.as(
      undefined,
      'POST',
      `${city.path}/${at.batch.id}/commit`,
      { versions: await city.versionsOf(at) },
      at.etag,
    );
    expect((await bodyOf(small)).code).toBe('batch-small');
    const gone = await city.as(undefined, 'DELETE', `${city.path}/${at.batch.id}`, undefined, at.etag);
    expect(gone.status).toBe(204);
  });

  it('has the seed and the disclosure of the others, and is in one batch only', async () => {
    const at = await city.gather([rehearsal('scjg')]);
    const join = async (compose: object) => {
      const draw = await city.plan(compose);
      const response = await city.as(
        undefined,
        'POST',
        `${city.path}/${at.batch.id}/draws`,
        { draw },
        at.etag,
      );
      return (await bodyOf(response)).code;
    };
    expect(await join(draftOf(cityB, 'wsjk'))).toBe('batch-differs');
    const full = {
      disclosure: 'full',
      stratify: 'none',
      strata: [{ stratum: 'all', count: 3, reserve: 0 }],
    };
    expect(await join({ ...rehearsal('wsjk'), ...full })).toBe('batch-differs');
    expect(await join({ ...rehearsal('wsjk'), names: 'results' })).toBe('batch-differs');
    const twice = await city.as(undefined, 'POST', city.path, { ...joint, draws: [at.batch.draws].flat() });
    expect((await bodyOf(twice)).code).toBe('draw-not-free');
  });
});

/** The system with a process that dies at its n-th write. */
function dying(n: number, when: Moment) {
  const report = (error: unknown) => void system.unexpected.push(error);
  const api = createApi({ ...system, store: dyingStore(system.store, n, when), report });
  return createBatches({ ...system, api, call: callThrough(system, api) }, cityB);
}

const statesIn = ({ batch }: HandledBatch) => [batch.state, ...batch.members.map(({ state }) => state)];

describe('a process killed between any two writes', () => {
  it.each([
    [1, 'after'],
    [3, 'before'],
    [3, 'after'],
  ] as const)(
    'while it commits, at write %i, %s it: all are drafts or all are committed',
    async (n, when) => {
      let at = await city.gather([rehearsal('scjg'), rehearsal('wsjk')]);
      const path = `${city.path}/${at.batch.id}/commit`;
      const preview = `/v1/draws/${at.batch.members[0]!.id}/preview`;
      const { versions } = await bodyOf(city.admin('POST', preview));
      const killed = await dying(n, when).as(undefined, 'POST', path, { versions }, at.etag);
      expect([killed.status, system.unexpected.splice(0)]).toEqual([500, [expect.any(Killed)]]);
      at = await city.readBatch(at.batch.id);
      const done = n === 3 && when === 'after';
      expect(statesIn(at)).toEqual(
        done ? ['committed', 'committed', 'committed'] : ['gathering', 'planned', 'planned'],
      );
      if (!done) at = await city.commitBatch(at);
      const numbers = at.batch.members.map(({ number }) => Number(String(number).split('-')[1]));
      expect(numbers[1]).toBe(numbers[0]! + 1);
    },
  );

  it.each([
    [1, 'after'],
    [4, 'before'],
    [5, 'after'],
    [8, 'before'],
    [8, 'after'],
  ] as const)(
    'while it draws, at write %i, %s it: none is drawn or all are, from one reveal',
    async (n, when) => {
      const committed = await city.commitBatch(await city.gather([rehearsal('scjg'), rehearsal('wsjk')]));
      const path = `${city.path}/${committed.batch.id}/execute`;
      const killed = await dying(n, when).as(undefined, 'POST', path, {}, committed.etag);
      expect([killed.status, system.unexpected.splice(0)]).toEqual([500, [expect.any(Killed)]]);
      let at = await city.readBatch(committed.batch.id);
      const done = n === 8 && when === 'after';
      const state = done ? 'executed' : 'committed';
      expect(statesIn(at)).toEqual([state, state, state]);
      if (!done) at = await city.stepBatch(at, 'execute', {});
      const proofs = await proofsOf(at);
      for (const proof of proofs) expect(verifyProof(proof, tools())).toMatchObject({ ok: true });
      checkSiblings(proofs);
    },
  );
});
