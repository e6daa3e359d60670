import { hashOf, verifyProof, verifyPublic2 } from '@mingcha/draw';
import { nodeTools } from '@mingcha/draw/node';
import { createApi } from '@mingcha/fn-api';
import { createPortal } from '@mingcha/fn-portal';
import { bodyOf } from '@mingcha/tenancy/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeremony, type Handled, nonceOf, proofFrom, readProof } from '../../support/ceremony.ts';
import { drandCompose, localCompose, openCompose, sealedCompose } from '../../support/composes.ts';
import { callThrough, cityA, cityB, startSystem, type TestSystem } from '../../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const publicGet = (path: string) => bodyOf(system.portal.request(`/public/${path}`));

describe('a draw by witness ceremony', () => {
  it('goes from plan to publication, and a stranger verifies it', async () => {
    const ceremony = createCeremony(system, cityA);
    const planned = await ceremony.plan(openCompose);
    expect(planned.draw).toMatchObject({ state: 'planned', number: null });
    const early = await ceremony.admin(
      'POST',
      `/v1/draws/${planned.draw.id}/commit`,
      { versions: await versionsOf(planned.draw.id) },
      planned.etag,
    );
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'witness-missing']);

    const committed = await ceremony.commit(await ceremony.commitParties(planned));
    expect(committed.draw).toMatchObject({ state: 'committed', seedReady: false });
    const waiting = await ceremony.admin('POST', `/v1/draws/${planned.draw.id}/execute`, {}, committed.etag);
    expect((await bodyOf(waiting)).code).toBe('seed-not-ready');

    const executed = await ceremony.step(await ceremony.revealParties(committed), 'execute', {});
    expect(executed.draw.selected).toBeGreaterThan(0);
    const published = await ceremony.step(executed, 'publish');
    expect(published.draw.state).toBe('published');

    const proof = await readProof(
      await system.portal.request(`/public/620300/draws/${planned.draw.id}/proof`),
    );
    expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
    const shown = await publicGet(`620300/draws/${planned.draw.id}`);
    expect(shown).toMatchObject({
      state: 'published',
      commitment: proof.result.commitment,
      verifiable: true,
    });
    expect(shown.outcome).toEqual({
      seed: proof.result.seed,
      count: proof.result.selected.length,
      hash: hashOf(proof.result, nodeTools.hash),
    });

    async function versionsOf(id: string) {
      return (await bodyOf(ceremony.admin('POST', `/v1/draws/${id}/preview`))).versions;
    }
  });

  it('refuses a nonce that does not open, one too early, and a link of another party', async () => {
    const ceremony = createCeremony(system, cityA);
    const planned = await ceremony.plan(openCompose);
    const [first, second] = planned.draw.parties;
    const early = await ceremony.party(first!.link, '/nonce', ceremony.opened(planned.draw, first!.id));
    expect([early.status, (await bodyOf(early)).code]).toEqual([409, 'draw-state']);
    const committed = await ceremony.commit(await ceremony.commitParties(planned));
    const wrong = await ceremony.party(first!.link, '/nonce', { nonce: nonceOf('x') });
    expect([wrong.status, (await bodyOf(wrong)).code]).toEqual([422, 'nonce-does-not-open']);
    const swapped = first!.link.replace(`party=${first!.id}`, `party=${second!.id}`);
    expect((await ceremony.party(swapped, '')).status).toBe(401);
    const voided = await ceremony.void(committed, '见证方未公开随机数');
    expect(voided.draw.state).toBe('voided');
    const shown = await publicGet(`620300/draws/${planned.draw.id}`);
    expect(shown).toMatchObject({
      state: 'voided',
      voidReason: '见证方未公开随机数',
      number: committed.draw.number,
    });
    const after = await ceremony.admin('POST', `/v1/draws/${planned.draw.id}/execute`, {}, voided.etag);
    expect(await bodyOf(after)).toMatchObject({ code: 'draw-state', state: 'voided' });
  });
});

describe('a draw by public beacon', () => {
  it('waits for its round, asks the next endpoint when one is down, and verifies', async () => {
    const ceremony = createCeremony(system, cityB);
    const committed = await ceremony.commit(await ceremony.plan(drandCompose));
    expect(new Date(committed.draw.seedDueAt as string).getTime()).toBeGreaterThan(
      system.time.now().getTime(),
    );
    const early = await ceremony.admin('POST', `/v1/draws/${committed.draw.id}/execute`, {}, committed.etag);
    expect(await bodyOf(early)).toMatchObject({ code: 'seed-not-ready', dueAt: committed.draw.seedDueAt });

    system.time.advance(120_000);
    system.beaconServer.breakFirst(true);
    const executed = await ceremony.step(committed, 'execute', {});
    system.beaconServer.breakFirst(false);
    const published = await ceremony.step(executed, 'publish');

    const asked = system.call(cityB, 'auditor', 'GET', `/v1/draws/${committed.draw.id}/proof`);
    const proof = await readProof(await asked);
    const tools = { ...nodeTools, chains: [system.beacon.chain] };
    expect(verifyProof(proof, tools)).toMatchObject({ ok: true });
    const shown = await publicGet(`620800/draws/${published.draw.id}`);
    const { items } = await publicGet(`620800/draws/${published.draw.id}/outcome?limit=200`);
    const part = {
      plan: shown.plan,
      commitment: shown.commitment,
      reveal: shown.reveal,
      seed: shown.outcome.seed,
      outcome: shown.outcome.hash,
      selected: items.map(({ id, pool }: { id: string; pool: number[] }) => ({ id, pool })),
    };
    expect(verifyPublic2(part, tools)).toMatchObject({ ok: true });
  });

  it('takes a round handed in by a person only when it verifies', async () => {
    const ceremony = createCeremony(system, cityB);
    const committed = await ceremony.commit(await ceremony.plan(drandCompose));
    const forged = {
      round: (committed.draw.plan as { seed: { round: number } }).seed.round,
      signature: '8'.repeat(96),
    };
    const response = await ceremony.admin(
      'POST',
      `/v1/draws/${committed.draw.id}/execute`,
      { beacon: forged },
      committed.etag,
    );
    expect([response.status, (await bodyOf(response)).code]).toEqual([422, 'bad-beacon']);
    await ceremony.void(committed);
  });
});

describe('a rehearsal', () => {
  it('is marked as one wherever it is shown', async () => {
    const ceremony = createCeremony(system, cityB);
    const executed = await ceremony.step(
      await ceremony.commit(await ceremony.plan(localCompose)),
      'execute',
      {},
    );
    await ceremony.step(executed, 'publish');
    expect(await publicGet(`620800/draws/${executed.draw.id}`)).toMatchObject({
      source: 'local',
      verifiable: false,
    });
  });

  it('took an official number and stayed in the official list: it counts in a series and a list of its own', async () => {
    const ceremony = createCeremony(system, cityB);
    const before = (await publicGet('620800')).years[0].draws;
    const first = await ceremony.commit(await ceremony.plan(localCompose));
    const official = await ceremony.commit(await ceremony.plan(drandCompose));
    const second = await ceremony.commit(await ceremony.plan(localCompose));
    const { sequence, number, series, plan } = first.draw as typeof first.draw & { sequence: number };
    expect({ number, series, plan }).toMatchObject({
      number: `演练-${sequence}`,
      series: 'rehearsal',
      plan: { sequence },
    });
    expect(second.draw).toMatchObject({ number: `演练-${sequence + 1}`, plan: { sequence: sequence + 1 } });
    expect(official.draw).toMatchObject({ sequence: before + 1, series: 'official' });
    expect(await publicGet('620800')).toMatchObject({ rehearsals: sequence + 1 });

    const planned = await ceremony.plan(localCompose);
    const ids = async (path: string) =>
      (await bodyOf(ceremony.admin('GET', path))).items.map(({ id }: { id: string }) => id);
    const own = await ids('/v1/draws?series=rehearsal&limit=200');
    expect(own.slice(0, 3)).toEqual([planned.draw.id, second.draw.id, first.draw.id]);
    const listed = await ids('/v1/draws?limit=200');
    expect(listed).toContain(official.draw.id);
    expect(listed.filter((id: string) => own.includes(id))).toEqual([]);
    expect(await ids('/v1/draws?series=all&limit=200')).toEqual(
      expect.arrayContaining([planned.draw.id, official.draw.id]),
    );
    expect(await ids('/v1/draws?series=rehearsal&year=2026&limit=200')).not.toContain(planned.draw.id);
    const shown = (await publicGet('620800/draws?series=rehearsal&limit=200')).items;
    expect(shown.map((draw: { id: string }) => draw.id)).toEqual(own.slice(1));
    expect(shown.at(-1).number).toBe('演练-1');
    await ceremony.void(official);
  });
});

describe('numbers', () => {
  it('run without gaps, voided ones included, and planned draws have none', async () => {
    for (const city of [cityA, cityB]) {
      const { items } = await publicGet(`${city.code}/draws?limit=200`);
      const sequences = items.map((draw: { sequence: number }) => draw.sequence).reverse();
      expect(sequences).toEqual(sequences.map((_: number, i: number) => i + 1));
    }
  });
});

describe('a proof that is too large for an answer', () => {
  it('is kept as a file at publication, so that the portal need neither write nor make it again', async () => {
    const small = createApi({ ...system, maxResponseBytes: 10_000 });
    const through = { ...system, api: small, call: callThrough(system, small) };
    const ceremony = createCeremony(through, cityA);
    const planned = await ceremony.plan({ ...openCompose, seed: localCompose.seed });
    const drawn = await ceremony.step(await ceremony.commit(planned), 'execute', {});
    const published = await ceremony.step(drawn, 'publish');
    const portal = createPortal({
      ...system,
      store: system.test.readOnlyStore,
      maxResponseBytes: Number.POSITIVE_INFINITY,
      files: { ...system.files, put: () => Promise.reject(new Error('read only')) },
      site: { read: async () => undefined },
      consoleConfig: async () => ({}),
    });
    const response = await portal.request(`/public/620300/draws/${planned.draw.id}/proof`);
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `https://files.test/620300/proofs/${planned.draw.id}.jsonl`,
    ]);
    const parts: Uint8Array[] = [];
    for await (const part of (await system.files.open('620300', `proofs/${planned.draw.id}.jsonl`))!)
      parts.push(part);
    expect(verifyProof(proofFrom(Buffer.concat(parts).toString()), nodeTools)).toMatchObject({ ok: true });

    // What is replaced afterwards stands in a proof that is kept anew, under another name.
    const [row] = await ceremony.rows(published);
    const without = { object: row!.id, inspector: row!.inspectors[0]!.id };
    expect((await ceremony.askReplacement(published, without)).status).toBe(200);
    const again = await portal.request(`/public/620300/draws/${planned.draw.id}/proof`);
    const [, key] = again.headers.get('location')!.split('/620300/');
    expect(key).not.toBe(`proofs/${planned.draw.id}.jsonl`);
    const kept: Uint8Array[] = [];
    for await (const part of (await system.files.open('620300', key!))!) kept.push(part);
    const proof = proofFrom(Buffer.concat(kept).toString());
    expect(proof).toMatchObject({ substitutions: [without] });
    expect(verifyProof(proof, nodeTools)).toMatchObject({ ok: true });
  });
});

describe('substitution', () => {
  it('takes the first unused reserve of the stratum, records why, and never the same twice', async () => {
    const ceremony = createCeremony(system, cityB);
    const planned = await ceremony.commitParties(await ceremony.plan(sealedCompose));
    let handled = await ceremony.step(
      await ceremony.revealParties(await ceremony.commit(planned)),
      'execute',
      {},
    );
    const proof = await ceremony.proof(handled.draw.id);
    const { stratum } = proof.result.reserves[0]!;
    const reserves = proof.result.reserves.filter((row) => row.stratum === stratum);
    const [drawn] = proof.result.selected.filter((row) => row.stratum === stratum);

    handled = await ceremony.step(handled, 'substitutions', { object: drawn!.id, reason: '已注销' });
    expect(handled.draw.substitutions).toMatchObject([
      { object: drawn!.id, reserve: { id: reserves[0]!.id }, reason: '已注销' },
    ]);
    const again = await ceremony.admin(
      'POST',
      `/v1/draws/${handled.draw.id}/substitutions`,
      { object: drawn!.id, reason: '重复' },
      handled.etag,
    );
    expect([again.status, (await bodyOf(again)).code]).toEqual([409, 'not-selected']);
    await ceremony.step(handled, 'publish');
  });

  it('counts against its inspectors in the next draw: they had it for nothing', async () => {
    const ceremony = createCeremony(system, cityB);
    const drawn = async () => {
      const committed = await ceremony.commit(
        await ceremony.commitParties(await ceremony.plan(sealedCompose)),
      );
      return ceremony.step(await ceremony.revealParties(committed), 'execute', {});
    };
    const proofOf = ({ draw }: Handled) => ceremony.proof(draw.id);
    const loadOf = (proof: { inspectors: readonly { load: number }[] }) =>
      proof.inspectors.reduce((sum, { load }) => sum + load, 0);

    const first = await drawn();
    const proof = await proofOf(first);
    const { stratum } = proof.result.reserves[0]!;
    const { id } = proof.result.selected.find((row) => row.stratum === stratum)!;
    const { draw } = await ceremony.step(first, 'substitutions', { object: id, reason: '已注销' });
    const { reserve } = (draw.substitutions as { reserve: { inspectors: string[] } }[])[0]!;
    await ceremony.step(await ceremony.read(first.draw.id), 'publish');
    const assigned = proof.result.selected.flatMap((row) => row.inspectors);
    expect(reserve.inspectors.length).toBeGreaterThan(0);
    expect(loadOf(await proofOf(await drawn()))).toBe(
      loadOf(proof) + assigned.length + reserve.inspectors.length,
    );
  });
});
