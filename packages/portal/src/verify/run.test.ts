import { readFileSync } from 'node:fs';
import { draw, frameRoots, type Plan, proofLines } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import type { PublicPart } from '../draw/publicPart.ts';
import { type Material, partOfProof, readMaterial, type WholeProof } from './material.ts';
import { type Ending, type StepId, type StepReport, verdictOf } from './report.ts';
import { runSteps } from './run.ts';

const vector = (name: string): WholeProof =>
  JSON.parse(readFileSync(new URL(`../../../draw/vectors/vector-${name}.json`, import.meta.url), 'utf8'));

const seedBy = {
  drand: vector('drand').plan.seed,
  witness: vector('witness').plan.seed,
  local: vector('local').plan.seed,
};

/** The public part of a vector, as the pages would gather it. */
const partOf = (name: string, committedAt = '2023-09-14T06:00:00Z'): PublicPart => ({
  ...partOfProof(vector(name)),
  committedAt,
});

async function run(material: Material): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  await runSteps(material, { onRunning: () => {}, onReport: (report) => reports.push(report) });
  return reports;
}

const endings = (reports: StepReport[]) =>
  Object.fromEntries(reports.map((report) => [report.id, report.ending])) as Record<StepId, Ending>;

const allPassed = {
  commitment: 'passed',
  order: 'passed',
  seed: 'passed',
  tickets: 'passed',
  sorting: 'passed',
};

describe('what the public is given', () => {
  test('of a beacon draw agrees, with the signature checked', async () => {
    expect(endings(await run({ part: partOf('drand') }))).toEqual({ ...allPassed, frame: 'absent' });
  });

  test('of a witness draw agrees, weighted objects too', async () => {
    expect(endings(await run({ part: partOf('witness') }))).toEqual({ ...allPassed, frame: 'absent' });
  });

  test('of a rehearsal agrees but proves nothing', async () => {
    const reports = await run({ part: partOf('local') });
    expect(endings(reports)).toMatchObject({ commitment: 'passed', order: 'unproven', seed: 'unproven' });
    expect(verdictOf(reports, seedBy.local).title).toContain('演练');
  });

  test('before the seed, only the commitment can be checked', async () => {
    const { seed: _seed, reveal: _reveal, ...part } = partOf('witness');
    const reports = await run({ part: { ...part, state: 'committed', selected: [] } });
    expect(endings(reports)).toMatchObject({
      commitment: 'passed',
      seed: 'absent',
      tickets: 'absent',
      sorting: 'absent',
    });
    expect(verdictOf(reports, seedBy.witness).tone).toBe('wait');
  });
});

test('a draw whose names wait is not found wrong for the names that are missing', async () => {
  const whole = JSON.parse(
    readFileSync(new URL('../../../draw/vectors/vector2-full.json', import.meta.url), 'utf8'),
  );
  const part = { ...partOfProof(whole), selected: [], awaitsNames: true };
  const reports = await run({ part });
  expect(endings(reports)).toMatchObject({ commitment: 'passed', sorting: 'absent', frame: 'absent' });
  expect(reports.filter(({ ending }) => ending === 'failed')).toEqual([]);
  expect(verdictOf(reports, seedBy.drand).tone).toBe('wait');
});

describe('what was tampered with is found at its step', () => {
  const failing = async (part: PublicPart) =>
    (await run({ part })).filter((report) => report.ending === 'failed');

  test('a changed plan', async () => {
    const part = partOf('witness');
    const [first] = await failing({ ...part, plan: { ...part.plan!, title: '改过的标题' } });
    expect(first).toMatchObject({ id: 'commitment' });
  });

  test('a commitment made after the round', async () => {
    expect((await failing(partOf('drand', '2026-01-01T00:00:00Z'))).map(({ id }) => id)).toEqual(['order']);
  });

  test('a forged signature', async () => {
    const part = partOf('drand');
    const reveal = {
      ...(part.reveal as object),
      signature: (vector('drand').reveal as { signature: string }).signature.replace(/.$/, '0'),
    };
    expect((await failing({ ...part, reveal })).map(({ id }) => id)).toEqual(['seed']);
  });

  test('a nonce that does not open', async () => {
    const part = partOf('witness');
    const { nonces } = part.reveal as { nonces: Record<string, string> };
    const [failed] = await failing({
      ...part,
      reveal: { nonces: { ...nonces, '620300-jwjw': '00'.repeat(32) } },
    });
    expect(failed).toMatchObject({ id: 'seed' });
    expect(failed?.facts.map(({ name }) => name)).toContain('应当是');
  });

  test('an enterprise put in the place of another', async () => {
    const part = partOf('witness');
    const selected = part.selected.map((row, place) =>
      place === 2 ? { ...row, id: '91620300MA0000000X' } : row,
    );
    const [failed] = await failing({ ...part, selected });
    expect(failed).toMatchObject({ id: 'tickets', summary: expect.stringContaining('第 3 位') });
  });

  test('a changed order', async () => {
    const part = partOf('witness');
    expect((await failing({ ...part, selected: part.selected.toReversed() })).map(({ id }) => id)).toEqual([
      'sorting',
    ]);
  });
});

describe('a whole proof', () => {
  test('from a file is recomputed from its frame', async () => {
    const material = readMaterial(JSON.stringify(vector('witness')));
    expect(endings(await run(material))).toEqual({ ...allPassed, frame: 'passed' });
  });

  test('from a file without a time does not show when a beacon draw was committed', async () => {
    const reports = await run(readMaterial(JSON.stringify(vector('drand'))));
    expect(endings(reports)).toMatchObject({ order: 'unproven', frame: 'passed' });
  });

  test('that hides a smaller ticket fails at the frame alone', async () => {
    const proof = structuredClone(vector('drand'));
    const hidden = proof.result.selected.splice(0, 1)[0]!;
    const objects = (proof.objects as { id: string }[]).filter(({ id }) => id !== hidden.id);
    const failed = (await run({ part: partOfProof(proof), proof: { ...proof, objects } })).filter(
      (report) => report.ending === 'failed',
    );
    expect(failed.map(({ id }) => id)).toEqual(['frame']);
  });

  test('of another draw than the published one is not taken for it', async () => {
    const proof = vector('witness') as unknown as Parameters<typeof draw>[0];
    const plan: Plan = { ...proof.plan, title: '另一次', ...frameRoots(proof, sha256) };
    const result = draw({ ...proof, plan }, { hash: sha256 });
    const other = { ...proof, plan, result } as unknown as WholeProof;
    const frame = (await run({ part: partOf('witness'), proof: other })).at(-1);
    expect(frame).toMatchObject({
      id: 'frame',
      ending: 'failed',
      summary: expect.stringContaining('承诺不同'),
    });
  });
});

describe('a whole proof of the second specification', () => {
  const second = (name: string) =>
    readFileSync(new URL(`../../../draw/vectors/vector2-${name}.json`, import.meta.url), 'utf8');

  test.each(['full', 'witness-1', 'drand-1'])('%s from lines is recomputed from its frame', async (name) => {
    const lines = [...proofLines(JSON.parse(second(name)))].join('\n');
    expect(endings(await run(readMaterial(lines)))).toMatchObject({
      commitment: 'passed',
      tickets: 'absent',
      frame: 'passed',
    });
  });

  test('is called verified as a whole, and says what it does not show', async () => {
    const reports = await run(readMaterial(second('witness-1')));
    expect(verdictOf(reports, seedBy.witness)).toMatchObject({ tone: 'good' });
    expect(reports.at(-1)!.facts.filter(({ name }) => name === '没有证明').length).toBeGreaterThan(0);
  });

  test.each(['excluded', 'benched'])(
    'without its %s rows is called incomplete, not verified',
    async (list) => {
      const { [list]: _left, ...rest } = JSON.parse(second('drand-1'));
      const reports = await run(readMaterial(JSON.stringify(rest)));
      expect(endings(reports)).toMatchObject({ frame: 'unproven' });
      expect(verdictOf(reports, seedBy.drand)).toMatchObject({ tone: 'wait', title: '核验不完整' });
    },
  );

  test('whose witness signed something else fails at the seed', async () => {
    const proof = JSON.parse(second('witness-1'));
    const [id] = Object.keys(proof.reveal.signatures);
    proof.reveal.signatures[id!] = '0'.repeat(128);
    expect(endings(await run(readMaterial(JSON.stringify(proof))))).toMatchObject({ seed: 'failed' });
  });
});

test.each(['', '{', '[]', '{"plan":{}}', '{"kind":"mingcha-public/1"}', 'null'])(
  'the file %j is refused in words',
  (text) => {
    expect(() => readMaterial(text)).toThrow(/文件/);
  },
);

test('a saved public part is read back', () => {
  const part = partOf('witness');
  expect(readMaterial(JSON.stringify(part)).part).toEqual(part);
});
