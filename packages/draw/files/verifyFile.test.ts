import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inclusionProof } from '@mingcha/kernel/merkle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTools } from '../base/node.ts';
import { vector } from '../first/testFrames.ts';
import { commitmentOf, innerOf, leavesOf2, publicPartOf, publicPartOf2 } from '../index.ts';
import { proofLines } from '../second/lines.ts';
import { vector2 } from '../second/testFrames.ts';
import { EXIT, verifyFile } from './verifyFile.ts';

const { hash: sha256 } = nodeTools;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function verified(content: string | Uint8Array): Promise<{ status: number; text: string }> {
  const path = join(folder, 'proof.json');
  await writeFile(path, content);
  const lines: string[] = [];
  const status = await verifyFile(path, (line) => lines.push(line));
  return { status, text: lines.join('\n') };
}

describe('verifyFile', () => {
  it('says of a good proof that it is verified, step by step', async () => {
    const { status, text } = await verified(JSON.stringify(vector('drand'), null, 2));
    expect(status).toBe(EXIT.verified);
    expect(text.match(/^✓/gm)).toHaveLength(8);
    expect(text).toContain('信标签名有效');
    expect(text.split('\n').at(-1)).toContain('（verified）');
    expect(text).not.toContain('仅供演练');
  });

  it('reads a look-up that was kept, and names what was changed in it', async () => {
    const { plan, objects } = vector2('full');
    const leaves = leavesOf2.objects(objects, sha256);
    const path = inclusionProof(leaves, 2, sha256).map((one) => Buffer.from(one).toString('hex'));
    const inclusion = { list: 'objects', index: 2, path, inner: innerOf(objects[2]!, sha256) };
    const kept = {
      kind: 'mingcha-lookup/2',
      plan,
      commitment: commitmentOf(plan, sha256),
      id: objects[2]!.id,
      inclusion,
    };
    const good = await verified(JSON.stringify(kept));
    expect(good).toMatchObject({ status: EXIT.verified, text: expect.stringContaining('在承诺的名单内') });
    expect(good.text).toContain('抽中与否以公示的抽中名单为准');
    const bad = await verified(JSON.stringify({ ...kept, id: objects[3]!.id }));
    expect(bad).toMatchObject({ status: EXIT.refused, text: expect.stringContaining('（not-in-frame）') });
  });

  it('marks a rehearsal as not publicly verifiable', async () => {
    const { status, text } = await verified(JSON.stringify(vector('local')));
    expect(status).toBe(EXIT.verified);
    expect(text).toContain('不可公开验证');
  });

  it('names the first thing that differs, with its place and both values', async () => {
    const proof = vector('witness');
    const [first, ...rest] = proof.result.selected;
    const ticket = `0000${first!.ticket.slice(4)}`;
    const forged = { ...proof, result: { ...proof.result, selected: [{ ...first!, ticket }, ...rest] } };
    const { status, text } = await verified(JSON.stringify(forged));
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('位置：/result/selected/0/ticket');
    expect(text).toContain(`应为：${first!.ticket}`);
    expect(text).toContain(`实为：${ticket}`);
    expect(text.split('\n').at(-1)).toBe('结论：核验不通过（ticket-differs）');
  });

  it('verifies the public part of a sealed draw and says what it cannot show', async () => {
    const part = publicPartOf(vector('drand'), '2023-08-01T08:00:00+08:00');
    const { status, text } = await verified(JSON.stringify(part));
    expect(status).toBe(EXIT.verified);
    expect(text).toContain('审计人员');
    const forged = { ...part, seed: '0'.repeat(64) };
    expect((await verified(JSON.stringify(forged))).status).toBe(EXIT.refused);
  });

  it('verifies the public part as the public pages save it: for its names it was refused', async () => {
    const part = publicPartOf(vector('witness'), '2023-08-01T08:00:00+08:00');
    const selected = part.selected.map((row, i) => ({ ...row, order: i + 1, name: '某商店' }));
    const saved = { kind: 'mingcha-public/1', number: '2023-001', title: '抽查', ...part, selected };
    expect(await verified(JSON.stringify(saved))).toMatchObject({ status: EXIT.verified });
    const { status, text } = await verified(JSON.stringify({ ...saved, seed: '0'.repeat(64) }));
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('位置：/seed');
    for (const broken of [{ selected: [null] }, { selected: {} }, { plan: null }])
      expect((await verified(JSON.stringify({ ...saved, ...broken }))).status).toBe(EXIT.refused);
  });

  it('says of the saved part that names are not looked at: another name was said to be verified', async () => {
    const part = publicPartOf(vector('witness'), '2023-08-01T08:00:00+08:00');
    const selected = part.selected.map((row) => ({ ...row, name: '换了名字的商店' }));
    const { text } = await verified(JSON.stringify({ kind: 'mingcha-public/1', ...part, selected }));
    expect(text).toContain('企业名称、任务编号和标题、抽取和公布时间不在核对之列');
    expect((await verified(JSON.stringify(part))).text).not.toContain('企业名称');
  });

  it.each(['full', 'drand-1', 'witness-1'] as const)(
    'verifies the part of vector2 %s as the public pages save it; that of a full draw was refused for its order',
    async (name) => {
      const proof = vector2(name);
      const part = publicPartOf2(proof, (data) => createHash('sha256').update(data).digest());
      const drawn = proof.plan.disclosure === 'full' ? proof.result.selected : part.selected;
      const selected = drawn.map(({ id, pool }, i) => ({ order: i + 1, id, name: '某商店', pool }));
      const saved = {
        kind: 'mingcha-public/2',
        number: '2026-001',
        title: '抽查',
        state: 'published',
        ...part,
      };
      const { status, text } = await verified(JSON.stringify({ ...saved, selected }, null, 1));
      expect([status, text.split('\n').at(-1)]).toEqual([
        EXIT.verified,
        '结论：公开部分核验通过（verified）',
      ]);
      expect(text).toContain('没有名单');
      const forged = { ...saved, selected, seed: '0'.repeat(64) };
      expect((await verified(JSON.stringify(forged))).text).toContain('位置：/seed');
    },
  );

  it('verifies a proof of the second specification, and says what it does not show', async () => {
    const { status, text } = await verified(JSON.stringify(vector2('witness-1'), null, 1));
    expect(status).toBe(EXIT.verified);
    expect(text.match(/^✓/gm)).toHaveLength(10);
    expect(text).toContain('先后次序没有证明');
    expect(text).toContain('3 个见证方中有 2 个为结果作证');
    const { excluded: _left, ...rest } = vector2('witness-1');
    const partial = await verified(JSON.stringify(rest));
    expect(partial.status).toBe(EXIT.refused);
    expect(partial.text).toContain('accounting not checked');
    expect(partial.text.split('\n').at(-1)).toContain('（incomplete）');
  });

  it('verifies its lines, the plan first, and finds what was changed in one', async () => {
    const lines = [...proofLines(vector2('drand-2'))];
    for (const end of ['', '\n']) {
      const { status, text } = await verified(lines.join('\n') + end);
      expect(status).toBe(EXIT.verified);
      expect(text.match(/^✓/gm)).toHaveLength(9);
    }
    const bent = lines.with(-1, lines.at(-1)!.replace('"region":"', '"region":"1'));
    const { status, text } = await verified(bent.join('\n'));
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('位置：/plan/objects/root');
    const broken = await verified(`${lines.join('\n')}\n{`);
    expect(broken).toMatchObject({ status: EXIT.refused, text: expect.stringContaining('（unreadable）') });
  });

  it('refuses a field named twice in the second specification; the first reads on as it did', async () => {
    const twice = (proof: object) => JSON.stringify(proof).replace('{"plan":{', '{"plan":{"title":"别的",');
    const second = await verified(twice(vector2('full')));
    expect(second.status).toBe(EXIT.refused);
    expect(second.text).toContain('（duplicate-key）');
    expect((await verified(twice(vector('local')))).status).toBe(EXIT.verified);
  });

  it.each([
    ['no JSON', '{"plan": '],
    ['an empty file', ''],
    ['a file of another encoding', Uint8Array.of(0x22, 0xbd, 0xf0, 0xb2, 0xfd, 0x22)],
  ])('cannot read %s', async (_name, content) => {
    const { status, text } = await verified(content);
    expect(status).toBe(EXIT.refused);
    expect(text).toContain('（unreadable）');
  });

  it.each([['null'], ['[]'], ['"proof"'], ['{}'], ['7']])(
    'refuses %s, which is JSON but no proof',
    async (content) => {
      const { status, text } = await verified(content);
      expect(status).toBe(EXIT.refused);
      expect(text).toContain('（bad-shape）');
    },
  );
});

describe('npm run verify', () => {
  const run = (...args: string[]) =>
    new Promise<{ status: number; text: string }>((done) => {
      const cli = fileURLToPath(new URL('../verify-cli.ts', import.meta.url));
      const vectors = fileURLToPath(new URL('../vectors', import.meta.url));
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', cli, ...args],
        { env: { ...process.env, INIT_CWD: vectors } },
        (_error, stdout) => done({ status: child.exitCode ?? -1, text: stdout }),
      );
    });

  it('takes a name from where the user stands, and ends with 0 or 1: what was cut off ended with 2', async () => {
    const [good, missing, unnamed] = await Promise.all([run('vector-drand.json'), run('none.json'), run()]);
    expect(good).toMatchObject({ status: 0, text: expect.stringContaining('（verified）') });
    expect(missing).toMatchObject({ status: 1, text: expect.stringContaining('（unreadable）') });
    expect(unnamed).toMatchObject({ status: 1, text: expect.stringContaining('用法') });
  });
});
