import { canonicalJson } from '@mingcha/kernel/canonical';
import { inclusionProof, leafHash, merkleRoot } from '@mingcha/kernel/merkle';
import { nodeTools, openSeed } from '@mingcha/log/node';
import {
  checkpointText,
  cosign,
  FormatError,
  formatNote,
  formatProof,
  formatVerifierKey,
  signatureLine,
  utf8,
} from '@mingcha/log/tlog';
import { describe, expect, it } from 'vitest';
import { roundTime } from '../base/chain.ts';
import { verifySignature } from '../base/ed25519.ts';
import { draw } from '../first/draw.ts';
import { hash, objectRow, tools } from '../first/testFrames.ts';
import {
  commitmentOf,
  type Head,
  proofLines,
  publicPartOf2,
  QUICKNET,
  verifyLines,
  verifyProof,
  verifyPublic2,
} from '../index.ts';
import { inspector2, proofOf, vector2, type WholeProof } from '../second/testFrames.ts';
import { signBeacon, TEST_SECRET_KEY, testChain } from '../testing.ts';
import { createPlaceReader } from './index.ts';

const chain = testChain();
const round = 1_000;
const due = roundTime(chain, round) / 1_000;

/** A whole proof of an official draw by the test's own chain. */
function official(given: Partial<WholeProof['plan']> = {}): WholeProof {
  const rows = {
    objects: ['A1', 'B2', 'C3', 'D4'].map((id) => objectRow(id)),
    inspectors: [inspector2('p1'), inspector2('p2')],
  };
  const salted = {
    ...rows,
    objects: rows.objects.map((row, i) => ({ ...row, salt: `${i}`.padStart(32, 'e') })),
  };
  const local = proofOf(salted, { seed: { source: 'local' }, ...given });
  const proof = {
    ...local,
    plan: { ...local.plan, seed: { source: 'drand', chain: chain.hash, round } as const },
    reveal: { round, signature: signBeacon(TEST_SECRET_KEY, round) },
  };
  return { ...proof, result: draw(proof, { ...tools, chains: [chain] }) };
}

const keyOf = (n: number, name: string, type: 'note' | 'cosignature') =>
  openSeed(new Uint8Array(32).fill(n), name, type);
const origin = 'mingcha.test/public/620300/log';
const logKey = keyOf(1, origin, 'note');
const notaries = [2, 3].map((n) => keyOf(n, `notary${n}.example`, 'cosignature'));
const vkey = ({ key }: ReturnType<typeof keyOf>) => formatVerifierKey(key, nodeTools);

const policy = [
  `log ${vkey(logKey)}`,
  ...notaries.map((notary, i) => `witness n${i + 1} ${vkey(notary)}`),
  'group outside 2 n1 n2',
  'quorum outside',
].join('\n');

const committed = ({ plan }: Pick<Head, 'plan'>) => ({
  type: 'draw.committed',
  at: '2026-11-28T00:00:00.000Z',
  tenant: plan.tenant,
  draw: plan.draw,
  year: plan.loads.year,
  number: plan.sequence,
  commitment: commitmentOf(plan, hash),
});

type Made = { times?: readonly number[]; signers?: typeof notaries; key?: typeof logKey; root?: Uint8Array };

/** A log of three entries, the wanted one in the middle, and the proof of it under a cosigned head. */
async function placed(entry: object, made: Made = {}): Promise<string> {
  const { times = [due - 60, due - 30], signers = notaries, key = logKey } = made;
  const texts = ['{"n":1}', canonicalJson(entry), '{"n":3}'].map(utf8);
  const leaves = texts.map((text) => leafHash(text, hash));
  const text = checkpointText({
    origin: key.key.name,
    size: 3,
    root: made.root ?? merkleRoot(leaves, hash),
  });
  const lines = [signatureLine(key.key, key.sign(utf8(text)))];
  for (const [i, time] of times.entries()) {
    const { key: own, sign } = signers[i]!;
    lines.push(await cosign(text, { key: own, time, sign }));
  }
  return formatProof({
    index: 1,
    path: inclusionProof(leaves, 1, hash),
    checkpoint: formatNote(text, lines),
    extra: texts[1],
  });
}

const proof = official();
const readerOf = (text?: string) => createPlaceReader({ hash, verifySignature }, text);
const verdictOn = (value: object, text: string | undefined = policy) =>
  verifyProof(value, { ...tools, chains: [chain, QUICKNET], readPlace: readerOf(text) });
const order = (verdict: ReturnType<typeof verdictOn>) =>
  verdict.ok ? verdict.notShown?.find(({ code }) => code === 'order')?.detail : verdict.code;

describe('a place in the log', () => {
  it('that enough cosigners signed before the round shows the order', async () => {
    const log = await placed(committed(proof));
    const verdict = verdictOn({ ...proof, log });
    expect(verdict).toMatchObject({ ok: true });
    expect(order(verdict)).toBeUndefined();
    const step = verdict.ok ? verdict.steps.find((one) => one.step === 'log') : undefined;
    expect(step?.detail).toContain('第 2 条');
    expect(step?.detail).toMatch(/n1（北京时间 .*）、n2/);
  });

  it('is read the same from lines and from the public part', async () => {
    const log = await placed(committed(proof));
    const given = { ...tools, chains: [chain], readPlace: readerOf(policy) };
    async function* lines() {
      yield* proofLines({ ...proof, log });
    }
    for (const verdict of [
      await verifyLines(lines(), given),
      verifyPublic2(publicPartOf2({ ...proof, log }, hash), given),
    ]) {
      expect(verdict).toMatchObject({ ok: true });
      expect(order(verdict)).toBeUndefined();
    }
  });

  it('of a batch must be the entry that has all its commitments', async () => {
    const batched = vector2('drand-1');
    const { batch, tenant } = batched.plan;
    const before = roundTime(QUICKNET, 657_413) / 1_000 - 60;
    const times = [before, before];
    const entry = { type: 'batch.committed', tenant, ...batch, commitments: batched.reveal.commitments };
    expect(order(verdictOn({ ...batched, log: await placed(entry, { times }) }))).toBeUndefined();
    const swapped = { ...entry, commitments: [...batched.reveal.commitments!].reverse() };
    for (const wrong of [committed(batched), swapped])
      expect(order(verdictOn({ ...batched, log: await placed(wrong, { times }) }))).toBe('log-entry-differs');
  });
});

describe('no order is shown', () => {
  const log = placed(committed(proof));
  it.each<[string, () => Promise<string | undefined>, string | undefined, RegExp]>([
    ['without a place', async () => undefined, policy, /没有外部联署/],
    ['without a policy: it says who signed', () => log, undefined, /notary2\.example\+.*没有人担保/],
    [
      'by a policy that asks for nobody',
      () => log,
      policy.replace('quorum outside', 'quorum none'),
      /不要求/,
    ],
    ['by too few', () => placed(committed(proof), { times: [due - 60] }), policy, /不足数（n1）/],
    ['by a stranger’s key under a cosigner’s name', strangers, policy, /不足数（n1）/],
    [
      'when the last that was needed signed at the round',
      () => placed(committed(proof), { times: [due - 60, due] }),
      policy,
      /不早于/,
    ],
    [
      'when both signed a day after it',
      () => placed(committed(proof), { times: [due + 86_400, due + 86_400] }),
      policy,
      /不早于/,
    ],
  ])('%s', async (_, made, text, words) => {
    const given = await made();
    const value = { ...proof, ...(given !== undefined && { log: given }) };
    const verdict = verifyProof(value, {
      ...tools,
      chains: [chain],
      readPlace: readerOf(text),
    });
    expect(order(verdict)).toMatch(words);
  });

  it('where nobody reads the place that is there', async () => {
    expect(order(verifyProof({ ...proof, log: await log }, { ...tools, chains: [chain] }))).toContain(
      '没有核对',
    );
  });

  function strangers() {
    const stranger = keyOf(9, 'notary3.example', 'cosignature');
    return placed(committed(proof), { signers: [notaries[0]!, stranger] });
  }
});

describe('a place is refused', () => {
  const other = official({ draw: 'draw-2', sequence: 2 });
  const elsewhere = keyOf(1, 'mingcha.test/public/620800/log', 'note');
  const bySize = async (change: (text: string) => string) => change(await placed(committed(proof)));
  it.each<[string, () => Promise<string>, string]>([
    ['of another draw', () => placed(committed(other)), 'log-entry-differs'],
    ['of another tenant', () => placed({ ...committed(proof), tenant: '620800' }), 'log-entry-differs'],
    [
      'of another commitment',
      () => placed({ ...committed(proof), commitment: '0'.repeat(64) }),
      'log-entry-differs',
    ],
    [
      'of what came of the draw',
      () => placed({ ...committed(proof), type: 'draw.executed' }),
      'log-entry-differs',
    ],
    ['in another city’s log', () => placed(committed(proof), { key: elsewhere }), 'log-unknown'],
    ['under another head', () => placed(committed(proof), { root: new Uint8Array(32) }), 'log-not-included'],
    [
      'signed by another log of that name',
      () => placed(committed(proof), { key: keyOf(8, origin, 'note') }),
      'log-signature-invalid',
    ],
    ['with a forged cosignature', () => bySize(forged), 'cosignature-invalid'],
    ['with another index', () => bySize((text) => text.replace('index 1', 'index 0')), 'log-not-included'],
    ['without its entry', () => bySize((text) => text.replace(/extra .*\n/, '')), 'log-malformed'],
    [
      'with an entry that is not the leaf',
      () => bySize((text) => text.replace(/extra .*\n/, 'extra e30=\n')),
      'log-not-included',
    ],
    ['of no format', async () => 'hello', 'log-malformed'],
  ])('%s', async (_, made, code) => {
    expect(verdictOn({ ...proof, log: await made() })).toMatchObject({ ok: false, step: 'log', code });
  });

  it('in another city’s log that the policy knows too', async () => {
    const log = await placed(committed(proof), { key: elsewhere });
    const both = policy.replace(/^/, `log ${vkey(keyOf(1, 'mingcha.test/public/620800/log', 'note'))}\n`);
    const own = both.replace(`log ${vkey(logKey)}\n`, '');
    expect(verdictOn({ ...proof, log }, own)).toMatchObject({ ok: false, code: 'log-of-another' });
  });

  it('changed in one byte of its last signature', async () => {
    const log = await placed(committed(proof));
    const at = log.lastIndexOf('=') - 8;
    const changed = log.slice(0, at) + (log[at] === 'A' ? 'B' : 'A') + log.slice(at + 1);
    expect(verdictOn({ ...proof, log: changed })).toMatchObject({ ok: false, code: 'cosignature-invalid' });
  });

  /** The first cosigner's line with the second one's signature in it. */
  function forged(text: string): string {
    const lines = text.split('\n');
    const [first, second] = lines.slice(-3, -1).map((line) => line.split(' '));
    const raw = (line: string[]) => Buffer.from(line[2]!, 'base64');
    const mixed = Buffer.concat([raw(first!).subarray(0, 12), raw(second!).subarray(12)]).toString('base64');
    return [...lines.slice(0, -3), [first![0], first![1], mixed].join(' '), ...lines.slice(-2)].join('\n');
  }
});

it('a policy that is none is refused before anything is read', () => {
  expect(() => readerOf('log nothing')).toThrow(FormatError);
});
