import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../base/node.ts';
import { publicPartOf2 } from '../index.ts';
import { proofLines } from '../second/lines.ts';
import { saltNumber, vector2, type WholeProof } from '../second/testFrames.ts';
import { EXIT } from './verifyFile.ts';
import { verifyFiles } from './verifyFiles.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siblings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const [one, other] = [vector2('drand-1'), vector2('drand-2')];
const inLines = (proof: WholeProof) => [...proofLines(proof)].join('\n');

async function verified(...contents: (string | object)[]): Promise<{ status: number; text: string }> {
  const paths = contents.map((_, at) => join(folder, `${at + 1}.json`));
  for (const [at, path] of paths.entries()) {
    const content = contents[at]!;
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const lines: string[] = [];
  const status = await verifyFiles(paths, (line) => lines.push(line));
  return { status, text: lines.join('\n') };
}

describe('files of one batch', () => {
  it('are verified each and against each other, whole or as lines, in any order', async () => {
    for (const files of [
      [one, other],
      [inLines(other), one],
    ]) {
      const { status, text } = await verified(...files);
      expect(status).toBe(EXIT.verified);
      expect(text.split('\n').at(-1)).toBe('结论：同批 2 次抽取全部核验通过（verified）');
      expect(text).toMatch(/✓ 盐值：名单中的 \d+ 户/);
      expect(text).toMatch(new RegExp(one.plan.batch!.mode === 'together' ? '联合：共抽中' : '错开：共抽中'));
      expect(text).not.toContain('其余各次要分别核对');
    }
    expect((await verified(vector2('witness-1'), vector2('witness-2'))).status).toBe(EXIT.verified);
  });

  it('lack one: it is named, with its commitment', async () => {
    const { status, text } = await verified(one, one);
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('（duplicate）');
    const alone = await verified(other);
    expect(alone.status).toBe(EXIT.refused);
    expect(alone.text).toContain(
      `缺少同批的第 1 次抽取 ${one.plan.draw}，其承诺值为 ${one.result.commitment}`,
    );
    expect(alone.text.split('\n').at(-1)).toContain('（incomplete）');
  });

  it('have one that was changed: it is named, and nothing is said of the others’ agreement', async () => {
    const { status, text } = await verified(one, {
      ...other,
      result: { ...other.result, seed: '0'.repeat(64) },
    });
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('没有互相核对：2.json');
    expect(text).toContain('（seed-differs）');
    expect(text).not.toContain('✓ 同批');
  });

  it('have one of another batch, of none, or of the first specification', async () => {
    const { status, text } = await verified(one, vector2('witness-2'));
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('文件：2.json\n位置：/plan/seed\n');
    expect((await verified(one, vector2('full'))).text).toContain('文件：2.json\n位置：/plan/draw\n');
    const first = await import('../first/testFrames.ts').then(({ vector }) => vector('drand'));
    expect((await verified(one, first)).text).toContain('文件：2.json\n位置：/plan/spec\n');
  });

  it('as the public has them have no rows, which is said', async () => {
    const parts = [one, other].map((proof) => ({
      kind: 'mingcha-public/2',
      ...publicPartOf2(proof, nodeTools.hash),
    }));
    const { status, text } = await verified(...parts);
    expect(text).toContain('没有核对同一企业在各次抽取中的盐值');
    expect(status).toBe(EXIT.verified);
    expect((await verified(parts[0]!)).status).toBe(EXIT.refused);
  });

  it('have an object with two salts, which only siblings side by side show', async () => {
    const { SiblingSalts } = await import('../base/siblings.ts');
    const salts = new SiblingSalts();
    salts.object({ id: 'a', salt: saltNumber(1) }, '/0/objects/0');
    salts.excluded({ salt: saltNumber(2) }, '/0/excluded/0');
    const thrown = (row: { id: string; salt: string }) => () => salts.object(row, '/1/objects/7');
    const differs = expect.objectContaining({ code: 'sibling-salt-differs', path: '/1/objects/7/salt' });
    expect(thrown({ id: 'a', salt: saltNumber(3) })).toThrow(differs);
    expect(thrown({ id: 'b', salt: saltNumber(1) })).toThrow(differs);
    expect(thrown({ id: 'b', salt: saltNumber(2) })).toThrow(differs);
    expect(() => salts.excluded({ salt: saltNumber(1) }, '/1/excluded/0')).toThrow();
  });
});
