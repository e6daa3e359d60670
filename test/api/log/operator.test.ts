import { createClock } from '@mingcha/fn-clock';
import { auditLog, openRemote, shownDraws } from '@mingcha/log/audit';
import { nodeTools } from '@mingcha/log/node';
import { create, defineEntity, getBlob, putBlob, remove, replace, type TenantStore } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatches, draftOf } from '../../support/batches.ts';
import { createCeremony, type Handled } from '../../support/ceremony.ts';
import { drandCompose } from '../../support/composes.ts';
import { cityB, startSystem, type TestSystem } from '../../support/system.ts';

/** What the table keeps of a draw, as far as it is edited here. */
type Draw = {
  id: string;
  state: string;
  committed: { at: string; commitment: string; year: number; sequence: number };
  substitutions: string | null;
};
const drawEntity = defineEntity<Draw>()({
  name: 'DRAW',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  index: (draw) => ({ partition: [draw.committed.year], sort: [draw.committed.sequence] }),
});

let system: TestSystem;
let store: TenantStore;
let voided: Handled;
let published: Handled;
let siblings: string[];
beforeAll(async () => {
  system = await startSystem();
  // The lists were logged at the hour of this machine, and a log never goes back.
  system.time.set(new Date(Date.now() + 60_000).toISOString());
  store = await system.store.forTenant(cityB.code);
  const ceremony = createCeremony(system, cityB);
  const commit = async () => ceremony.commit(await ceremony.plan(drandCompose));
  voided = await ceremony.void(await commit());
  const committed = await commit();
  system.time.advance(120_000);
  const executed = await ceremony.step(committed, 'execute', {});
  published = await ceremony.step(await ceremony.substituteBoth(executed), 'publish');
  const batches = createBatches(system, cityB);
  const together = await batches.gather([draftOf(cityB, 'scjg'), draftOf(cityB, 'wsjk')]);
  siblings = (await batches.commitBatch(together)).batch.members.map(({ id }) => id);
  await createClock(system).sequenceDue();
});
afterAll(() => system.stop());

const url = `http://mingcha.test/public/${cityB.code}/log`;
const ask = async (at: string) => system.portal.request(at);
async function audited(): Promise<string> {
  const said: string[] = [];
  await auditLog({
    log: openRemote(url, ask),
    shown: shownDraws(url, ask),
    tools: nodeTools,
    say: (line) => said.push(line),
  });
  return said.join('\n');
}

/** Edits the table behind the application's back, looks, and puts it back. */
async function behindItsBack(id: string, edit: (draw: Draw) => Draw | undefined): Promise<string> {
  const draw = (await store.get(drawEntity, { id }))!;
  const next = edit(structuredClone(draw));
  await store.write(next ? replace(drawEntity, next, draw.lock) : remove(drawEntity, { id }, draw.lock));
  const found = await audited().catch((error: Error) => error.message);
  const now = await store.get(drawEntity, { id });
  if (now) await store.write(remove(drawEntity, { id }, now.lock));
  await store.write(create(drawEntity, draw));
  return found;
}

describe('an operator with the database', () => {
  it('who left everything as it was is found right', async () => {
    const said = await audited();
    expect(said).toContain('网站公布的抽查与日志一致');
    expect(said).toMatch(/以信标网络 [0-9a-f]{64} 为种子的抽查 4 次/);
  });

  it('deleted a voided draw, and everything still verified', async () => {
    expect(await behindItsBack(voided.draw.id, () => undefined)).toContain('网站上已经没有');
    expect(await audited()).toContain('一致');
  });

  it('dated a commitment back by 26 days', async () => {
    const back = (draw: Draw) => {
      draw.committed.at = new Date(Date.parse(draw.committed.at) - 26 * 86_400_000).toISOString();
      return draw;
    };
    expect(await behindItsBack(published.draw.id, back)).toContain('承诺时间');
  });

  it('took a sibling out of a batch, or exchanged it for another one', async () => {
    expect(await behindItsBack(siblings[1]!, () => undefined)).toContain('网站上已经没有');
    const other = (draw: Draw) => {
      draw.committed.commitment = '0'.repeat(64);
      return draw;
    };
    expect(await behindItsBack(siblings[1]!, other)).toContain('承诺与日志不同');
    expect(await audited()).toContain('一致');
  });

  it('put a friend in the place of who came in for an inspector, or took the replacement away', async () => {
    const { substitutions } = (await store.get(drawEntity, { id: published.draw.id }))!;
    const made = JSON.parse(Buffer.from((await getBlob(store, substitutions!))!).toString());
    const [object, inspector] = made;
    for (const list of [[object, { ...inspector, substitute: 'PL-9999' }], [object], made.toReversed()]) {
      const bent = await putBlob(store, Buffer.from(JSON.stringify(list)));
      const edit = (draw: Draw) => ({ ...draw, substitutions: bent });
      expect(await behindItsBack(published.draw.id, edit)).toContain('更换检查人员的情况');
    }
    expect(await audited()).toContain('一致');
  });

  it('exchanged a commitment, or took a publication back', async () => {
    const other = (draw: Draw) => {
      draw.committed.commitment = '0'.repeat(64);
      return draw;
    };
    expect(await behindItsBack(published.draw.id, other)).toContain('承诺与日志不同');
    const open = (draw: Draw) => ({ ...draw, state: 'executed' });
    expect(await behindItsBack(published.draw.id, open)).toContain('状态与日志');
  });
});
