import { describe, expect, it } from 'vitest';
import { commitmentOf } from '../base/seed.ts';
import { hash, objectRow, tools } from '../first/testFrames.ts';
import { verifyProof } from '../first/verify.ts';
import { hashOf } from './batch.ts';
import { drawn, inspector2, proofOf, remade, saltNumber, vector2, type WholeProof } from './testFrames.ts';
import type { ExcludedRow, Plan2 } from './types.ts';

const full = vector2('full');
const witness = vector2('witness-1');
const verdictOn = (proof: unknown) => verifyProof(proof, tools);
const refused = (code: string, path: string) => expect.objectContaining({ ok: false, code, path });

const excluded = (object: string, given: Partial<ExcludedRow> = {}): ExcludedRow => ({
  object,
  reason: 'scope',
  salt: saltNumber(`excluded ${object}`),
  ...given,
});
const sorted = (rows: readonly ExcludedRow[]) => rows.toSorted((a, b) => (a.object < b.object ? -1 : 1));

describe('everything is accounted for', () => {
  it('the ids of the register do not add up: a friend is in no list', () => {
    const { reasons } = full.plan.excluded;
    const friend = full.excluded[0]!;
    const without = remade(full, { excluded: full.excluded.slice(1) });
    expect(verdictOn(without)).toEqual(refused('ids-differ', '/plan/lists/objects/count'));
    const lists = { ...full.plan.lists, objects: { ...full.plan.lists.objects, count: 39 } };
    expect(verdictOn(remade(full, { excluded: full.excluded.slice(1) }, { lists }))).toEqual(
      refused('ids-differ', '/plan/lists/objects/ids'),
    );
    expect(reasons[friend.reason]).toBeGreaterThan(0);
  });

  it('a stranger’s id is among the excluded in the place of a friend’s', () => {
    const rows = sorted([...full.excluded.slice(1), excluded('91620300MA0000000X')]);
    expect(verdictOn(remade(full, { excluded: rows }))).toEqual(
      refused('ids-differ', '/plan/lists/objects/ids'),
    );
  });

  it('an inspector is in no list', () => {
    const lists = { ...full.plan.lists, inspectors: { ...full.plan.lists.inspectors, count: 15 } };
    expect(verdictOn(remade(full, { benched: full.benched.slice(1) }, { lists }))).toEqual(
      refused('ids-differ', '/plan/lists/inspectors/ids'),
    );
  });

  it('a row is in the frame and among the excluded', () => {
    const rows = sorted([...full.excluded, excluded(full.objects[3]!.id)]);
    const at = rows.findIndex(({ object }) => object === full.objects[3]!.id);
    expect(verdictOn({ ...full, excluded: rows })).toEqual(refused('in-both-lists', `/excluded/${at}`));
    expect(() => remade(full, { excluded: rows })).toThrow(
      expect.objectContaining({ code: 'in-both-lists' }),
    );
  });

  it('reasons are counted otherwise than they are given', () => {
    const reasons = { ...full.plan.excluded.reasons, cap: 2, scope: 1 };
    const given = { excluded: { ...full.plan.excluded, reasons } };
    expect(verdictOn(remade(full, {}, given))).toEqual(
      refused(
        'reasons-differ',
        expect.stringMatching(/^\/plan\/excluded\/reasons\/(cap|scope)$/) as unknown as string,
      ),
    );
  });

  it('rows left out are told, and the verdict is not complete', () => {
    const { excluded: _excluded, benched: _benched, ...rest } = full;
    const verdict = verdictOn(rest);
    expect(verdict).toMatchObject({ ok: true });
    const notShown = verdict.ok ? verdict.notShown! : [];
    expect(notShown[0]).toMatchObject({
      code: 'accounting',
      detail: expect.stringContaining('accounting not checked'),
    });
    const whole = verdictOn(full);
    expect(whole.ok && whole.notShown!.map(({ code }) => code)).toEqual(['rehearsal', 'record']);
  });
});

describe('the frame', () => {
  it('nobody draws a stratum', () => {
    const objects = full.objects.map((row, i) => (i === 5 ? { ...row, stratum: 'Z' } : row));
    expect(verdictOn({ ...full, objects })).toEqual(refused('stratum-unknown', '/objects/5/stratum'));
    const strata = (full.plan.strata as { stratum: string; take: number; reserve: number }[]).map((row, i) =>
      i === 0 ? { ...row, take: 0 } : row,
    );
    expect(verdictOn({ ...full, plan: { ...full.plan, strata } })).toEqual(
      refused('bad-shape', '/plan/strata/0/take'),
    );
  });

  it.each([
    ['two objects', 'objects', 7, (proof: WholeProof) => proof.objects[2]!.salt, '/objects/7/salt'],
    [
      'an excluded and an object',
      'excluded',
      1,
      (proof: WholeProof) => proof.objects[2]!.salt,
      '/excluded/1/salt',
    ],
    [
      'a benched and an inspector',
      'benched',
      0,
      (proof: WholeProof) => proof.inspectors[2]!.salt,
      '/benched/0/salt',
    ],
  ] as const)('a salt is used twice, by %s', (_name, list, at, salt, path) => {
    const rows = full[list].map((row, i) => (i === at ? { ...row, salt: salt(full) } : row));
    expect(verdictOn({ ...full, [list]: rows })).toEqual(refused('salt-reused', path));
  });

  it('the salt of sealed strata is that of a row', () => {
    const proof = vector2('local');
    const opening = { ...proof.strata!, salt: proof.objects[0]!.salt };
    const strata = {
      ...(proof.plan.strata as { take: number; reserve: number }),
      hash: hashOf(opening, hash),
    };
    const bent = drawn({ ...proof, plan: { ...proof.plan, strata } as Plan2, strata: opening });
    expect(verdictOn(bent)).toEqual(refused('salt-reused', '/objects/0/salt'));
  });

  it('other strata are opened than were sealed, or their totals are others', () => {
    const proof = vector2('local');
    const [first, ...rest] = proof.strata!.strata;
    const opening = { ...proof.strata!, strata: [{ ...first!, take: 9 }, ...rest] };
    expect(verdictOn({ ...proof, strata: opening })).toEqual(refused('strata-differ', '/strata'));
    const strata = {
      ...(proof.plan.strata as { take: number; reserve: number }),
      hash: hashOf(opening, hash),
    };
    const plan = { ...proof.plan, strata } as Plan2;
    const result = { ...proof.result, commitment: commitmentOf(plan, hash) };
    expect(verdictOn({ ...proof, plan, strata: opening, result })).toEqual(
      refused('strata-differ', '/strata'),
    );
  });

  it('a quarter of a department is adjusted, and one more', () => {
    const team = (adjusted: number) =>
      Array.from({ length: 8 }, (_, i) =>
        inspector2(`i${i}`, i < adjusted ? { adjust: 5, ground: 'duty' } : {}),
      );
    const objects = ['a', 'b'].map((id) => objectRow(id, { salt: saltNumber(id) }));
    const proof = proofOf({ objects, inspectors: team(2) });
    expect(verdictOn(proof)).toMatchObject({ ok: true });
    expect(verdictOn({ ...proof, inspectors: team(3) })).toEqual(
      refused('too-many-adjusted', '/inspectors/2/adjust'),
    );
    expect(() => proofOf({ objects, inspectors: team(3) })).toThrow(
      expect.objectContaining({ code: 'too-many-adjusted' }),
    );
    expect(verdictOn(drawn({ ...proof, plan: { ...proof.plan, adjusted: 1 } }))).toEqual(
      refused('adjusted-differs', '/plan/adjusted'),
    );
  });

  it('a recusal names who is not in the frame', () => {
    const [first, ...rest] = full.recusals;
    const away = { ...first!, inspector: full.benched[0]!.inspector };
    expect(verdictOn({ ...full, recusals: [away, ...rest] })).toEqual(
      refused('recusal-outside', '/recusals/0/inspector'),
    );
    const gone = { ...first!, object: '0' };
    expect(verdictOn({ ...full, recusals: [gone, ...rest] })).toEqual(
      refused('recusal-outside', '/recusals/0/object'),
    );
  });
});

describe('witnesses', () => {
  const other = vector2('witness-2');
  const unsigned = (result: Partial<WholeProof>) => ({ ...witness, ...result });

  it('a party’s signature was over another draw, or for another tenant', () => {
    const draws = ['01J20000000000000000000799', witness.plan.draw];
    for (const change of [{ tenant: '620400' }, { batch: { draws, mode: 'together' as const } }]) {
      const plan = { ...witness.plan, ...change };
      const commitments = [...(witness.reveal.commitments ?? [])];
      commitments[plan.batch!.draws.indexOf(plan.draw)] = commitmentOf(plan, hash);
      const result = { ...witness.result, commitment: commitmentOf(plan, hash) };
      expect(verdictOn(unsigned({ plan, result, reveal: { ...witness.reveal, commitments } }))).toEqual(
        refused('party-signature-invalid', '/plan/seed/parties/0/signature'),
      );
    }
  });

  it('the plan is swapped after a nonce is known', () => {
    const plan = { ...witness.plan, title: '另一个方案' };
    const commitments = [commitmentOf(plan, hash), witness.reveal.commitments![1]!];
    const result = { ...witness.result, commitment: commitments[0]! };
    expect(verdictOn(unsigned({ plan, result, reveal: { ...witness.reveal, commitments } }))).toEqual(
      refused('party-signature-invalid', '/reveal/signatures/620300-jwjw'),
    );
  });

  it('one person stands for two witnesses', () => {
    const { parties, ...seed } = witness.plan.seed as Extract<Plan2['seed'], { source: 'witness' }>;
    const twins = parties.map((party) => ({ ...party, key: parties[0]!.key }));
    const plan = { ...witness.plan, seed: { ...seed, parties: twins } };
    expect(verdictOn(unsigned({ plan }))).toEqual(refused('duplicate', '/plan/seed/parties/1'));
  });

  it.each([
    ['is of another result', other.attestations!, 'party-signature-invalid', '/attestations/0/signature'],
    [
      'is given twice',
      [witness.attestations![0]!, witness.attestations![0]!],
      'duplicate',
      '/attestations/1',
    ],
    [
      'is a stranger’s',
      [{ ...witness.attestations![0]!, id: 'stranger' }],
      'attestation-unknown',
      '/attestations/0/id',
    ],
    [
      'is another party’s',
      [{ ...witness.attestations![0]!, id: '620300-scjg' }],
      'party-signature-invalid',
      '/attestations/0/signature',
    ],
  ])('an attestation %s', (_name, attestations, code, path) => {
    expect(verdictOn(unsigned({ attestations }))).toEqual(refused(code, path));
  });

  it('an attestation is of a draw without parties', () => {
    const attestations = witness.attestations!;
    expect(verdictOn({ ...full, attestations })).toEqual(
      refused('attestation-unknown', '/attestations/0/id'),
    );
  });

  it('the party that reveals last is none of them, a signature is missing, or one too many', () => {
    const seed = { ...witness.plan.seed, last: '620300-zfb' } as Plan2['seed'];
    expect(verdictOn(unsigned({ plan: { ...witness.plan, seed } }))).toEqual(
      refused('bad-shape', '/plan/seed/last'),
    );
    const reveal = witness.reveal as Extract<WholeProof['reveal'], { signatures: object }>;
    const { '620300-scjg': last, ...signatures } = reveal.signatures;
    expect(verdictOn(unsigned({ reveal: { ...reveal, signatures } }))).toEqual(
      refused('signature-missing', '/reveal/signatures/620300-scjg'),
    );
    const more = { ...reveal.signatures, zzz: last! };
    expect(verdictOn(unsigned({ reveal: { ...reveal, signatures: more } }))).toEqual(
      refused('nonce-unknown', '/reveal/signatures/zzz'),
    );
  });

  it('nobody looks at the signatures', () => {
    const { verifySignature: _none, ...blind } = tools;
    expect(verifyProof(witness, blind)).toEqual(
      refused('signature-check-missing', '/plan/seed/parties/0/signature'),
    );
  });
});

describe('batches', () => {
  it.each(['drand-1', 'witness-2'] as const)('a sibling of %s is changed', (name) => {
    const proof = vector2(name);
    const place = proof.plan.batch!.draws.indexOf(proof.plan.draw);
    const commitments = proof.reveal.commitments!.map((own, i) => (i === place ? own : 'ab'.repeat(32)));
    expect(verdictOn({ ...proof, reveal: { ...proof.reveal, commitments } })).toMatchObject({
      ok: false,
      step: 'seed',
    });
    const turned = proof.reveal.commitments!.toReversed();
    expect(verdictOn({ ...proof, reveal: { ...proof.reveal, commitments: turned } })).toEqual(
      refused('batch-differs', `/reveal/commitments/${place}`),
    );
  });

  it('a draw is of a batch that does not have it, or keeps the siblings back', () => {
    const proof = vector2('drand-1');
    const plan = { ...proof.plan, draw: 'other' };
    expect(verdictOn({ ...proof, plan })).toEqual(refused('not-in-batch', '/plan/batch/draws'));
    const { commitments: _kept, ...reveal } = proof.reveal;
    expect(verdictOn({ ...proof, reveal })).toEqual(refused('bad-shape', '/reveal/commitments'));
  });
});
