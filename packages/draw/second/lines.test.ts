import { describe, expect, it } from 'vitest';
import { objectRow, tools } from '../first/testFrames.ts';
import { verifyProof } from '../first/verify.ts';
import { proofLines, verifyLines } from './lines.ts';
import { inspector2, proofOf, saltNumber, VECTORS_2, vector2 } from './testFrames.ts';
import type { Exclusion } from './types.ts';

async function* given(lines: readonly string[]): AsyncGenerator<string, void, void> {
  yield* lines;
}
const verdictOn = (lines: readonly string[], chunk?: number) =>
  verifyLines(given(lines), tools, undefined, chunk);

describe('a proof as lines', () => {
  it.each(VECTORS_2)('of the vector2 %s is verified as the whole is', async (name) => {
    const whole = verifyProof(vector2(name), tools);
    const lines = await verdictOn([...proofLines(vector2(name))]);
    expect(whole.ok && lines.ok).toBe(true);
    if (!whole.ok || !lines.ok) return;
    expect(lines.notShown).toEqual(whole.notShown);
    expect(lines.steps.slice(1)).toEqual(whole.steps.slice(1));
  });

  it('comes to the same over more rows than are worked up at once, of which few can win', async () => {
    const reasons: readonly Exclusion[] = ['scope', 'cap', 'status'];
    const ids = Array.from({ length: 4000 }, (_, i) => `id-${String(i).padStart(6, '0')}`);
    const objects = ids
      .filter((_, i) => i % 3 > 0)
      .map((id, i) => objectRow(id, { salt: saltNumber(id), ...(i % 90 === 0 && { weight: 1 + (i % 7) }) }));
    const excluded = ids
      .filter((_, i) => i % 3 === 0)
      .map((object, i) => ({ object, reason: reasons[i % 3]!, salt: saltNumber(object) }));
    const inspectors = Array.from({ length: 9 }, (_, i) => inspector2(`i${i}`));
    const proof = proofOf(
      { objects, excluded, inspectors },
      { strata: [{ stratum: 'A', take: 40, reserve: 5 }] },
    );
    const lines = [...proofLines(proof)];
    expect(await verdictOn(lines, 700)).toMatchObject({ ok: true });

    const twice = lines.map((line, i) =>
      i === 3990 ? line.replace(/"salt":"\w+"/, `"salt":"${objects[0]!.salt}"`) : line,
    );
    expect(await verdictOn(twice, 700)).toMatchObject({ ok: false, code: 'salt-reused' });
    const changed = lines.map((line) => line.replace('"id-003999"', '"id-00399X"'));
    expect(await verdictOn(changed, 700)).toMatchObject({ ok: false, step: 'frame', code: 'root-differs' });
  });

  describe('is refused where', () => {
    const lines = [...proofLines(vector2('full'))];
    const at = (start: string) => lines.findIndex((line) => line.startsWith(`{"${start}"`));
    const neighbours = lines.findIndex(
      (line, i) => line.startsWith('{"object"') && lines[i + 1]!.startsWith('{"object"'),
    );
    const swapped = (i: number, j: number) => lines.with(i, lines[j]!).with(j, lines[i]!);

    it.each([
      ['objects come before inspectors', swapped(2, lines.length - 1), 'out-of-order', '/inspectors/0'],
      [
        'an object comes after a later one',
        swapped(neighbours, neighbours + 1),
        'unsorted',
        /^\/objects\/\d+$/,
      ],
      [
        'an excluded one is out of place',
        swapped(at('excluded'), at('excluded') + 1),
        'out-of-order',
        /^\/excluded\/0$/,
      ],
      ['an object comes twice', [...lines, lines.at(-1)!], 'duplicate', '/objects/32'],
      ['a row is of no list', [...lines, '{"friend":{}}'], 'unknown-field', ''],
      ['a line has two rows', [...lines, '{"object":{},"excluded":{}}'], 'unknown-field', '/objects/32'],
      [
        'a field is named twice',
        lines.with(3, lines[3]!.replace('{"id', '{"id":"x","id').replace('"dept"', '"dept":"x","dept"')),
        'duplicate-key',
        '',
      ],
      ['a row is ill-formed', [...lines, '{"object":{"id":7}}'], 'bad-shape', '/objects/32/id'],
      ['a row is left out', lines.slice(0, -1), 'count-differs', '/plan/objects/count'],
      ['there is nothing', [], 'bad-shape', ''],
      ['there is a plan alone', lines.slice(0, 1), 'bad-shape', ''],
      [
        'the plan does not stand alone',
        lines.with(0, lines[0]!.replace('{"plan"', '{"strata":1,"plan"')),
        'out-of-order',
        '',
      ],
    ])('%s', async (_name, bent, code, path) => {
      const verdict = await verdictOn(bent);
      expect(verdict).toMatchObject({ ok: false, code });
      if (!verdict.ok) expect(verdict.path).toMatch(path);
    });

    it('a line is no JSON', async () => {
      await expect(verdictOn(lines.with(9, '{'))).rejects.toThrow(SyntaxError);
    });
  });
});
