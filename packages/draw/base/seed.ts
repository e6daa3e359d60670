import { canonicalJson } from '@mingcha/kernel/canonical';
import type { Hash } from '@mingcha/kernel/merkle';
import { escapedStep, within } from '../first/check.ts';
import { checkReveal } from '../first/shape.ts';
import type {
  DrandReveal,
  DrandSource,
  LocalReveal,
  Plan,
  Reveal,
  SeedSource,
  WitnessReveal,
  WitnessSource,
} from '../first/types.ts';
import { anchorOf } from '../second/batch.ts';
import { checkParties } from '../second/parties.ts';
import { checkReveal2 } from '../second/shape.ts';
import { type Plan2, type Reveal2, SPEC_2 } from '../second/types.ts';
import { fromHex, join, toHex, utf8 } from './bytes.ts';
import { byDemoBeacon, type Chain, DEMO_CHAIN, QUICKNET } from './chain.ts';
import { DrawError } from './errors.ts';
import type { Tools } from './tools.ts';

type AnyPlan = Plan | Plan2;
type AnyReveal = Reveal | Reveal2;

/** The plan's commitment as hex: H(JCS(plan)). It is published before the seed exists. */
export function commitmentOf(plan: AnyPlan, hash: Hash): string {
  return toHex(hash(utf8(canonicalJson(plan))));
}

/** By what a witness party commits to its nonce: H(id || 0x00 || nonce). Nonce (32 bytes) and result are hex. */
export function nonceCommitment(party: string, nonce: string, hash: Hash): string {
  return toHex(hash(join(utf8(party), Uint8Array.of(0), fromHex(nonce))));
}

/** Whether outsiders can be sure that nobody chose the seed: not of a rehearsal, nor of the demo's beacon. */
export function publiclyVerifiable(plan: { readonly seed: SeedSource }): boolean {
  return plan.seed.source !== 'local' && !byDemoBeacon(plan);
}

/** The chain that a drand source names, among those known. Throws DrawError `unknown-chain`. */
export function chainOf(source: DrandSource, tools: Tools): Chain {
  const chain = (tools.chains ?? [QUICKNET, DEMO_CHAIN]).find(({ hash }) => hash === source.chain);
  if (!chain) throw new DrawError('unknown-chain', '/plan/seed/chain', { found: source.chain });
  return chain;
}

/**
 * What the reveal adds to the seed, once it is found to be what the plan's source asked for. Throws a DrawError:
 * `round-mismatch`, `bad-signature`, `unknown-chain`, `nonce-does-not-open`, `nonce-missing` and so on.
 */
export function materialOf(plan: AnyPlan, reveal: AnyReveal, tools: Tools): Uint8Array {
  const source = plan.seed;
  within(
    'reveal',
    (value) => (plan.spec === SPEC_2 ? checkReveal2(plan, value) : checkReveal(source, value)),
    reveal,
  );
  switch (source.source) {
    case 'drand':
      return drandMaterial(source, reveal as DrandReveal, tools);
    case 'witness':
      return witnessMaterial(source, reveal as WitnessReveal, tools.hash);
    case 'local':
      return fromHex((reveal as LocalReveal).random);
  }
}

/**
 * The seed as hex: H(spec || "/seed" || 0x0A || commitment || material), in a batch with its anchor in the place of the
 * commitment. Throws as `materialOf` does, and `batch-differs`.
 */
export function seedOf(plan: AnyPlan, reveal: AnyReveal, tools: Tools): string {
  const { hash } = tools;
  const material = materialOf(plan, reveal, tools);
  const commitment = commitmentOf(plan, hash);
  const anchor = plan.spec === SPEC_2 ? anchorOf(plan, reveal as Reveal2, commitment, hash) : commitment;
  if (plan.spec === SPEC_2) checkParties(plan, reveal as Reveal2, anchor, tools);
  return toHex(hash(join(utf8(`${plan.spec}/seed\n`), fromHex(anchor), material)));
}

function drandMaterial(source: DrandSource, reveal: DrandReveal, tools: Tools): Uint8Array {
  if (reveal.round !== source.round) {
    const difference = { expected: String(source.round), found: String(reveal.round) };
    throw new DrawError('round-mismatch', '/reveal/round', difference);
  }
  const chain = chainOf(source, tools);
  if (!tools.verifyBeacon) throw new DrawError('beacon-check-missing', '/reveal');
  if (!tools.verifyBeacon(chain, reveal)) throw new DrawError('bad-signature', '/reveal/signature');
  return tools.hash(fromHex(reveal.signature));
}

function witnessMaterial({ parties }: WitnessSource, { nonces }: WitnessReveal, hash: Hash): Uint8Array {
  const pointer = (id: string) => `/reveal/nonces/${escapedStep(id)}`;
  const stranger = Object.keys(nonces).find((id) => !parties.some((party) => party.id === id));
  if (stranger !== undefined) throw new DrawError('nonce-unknown', pointer(stranger));
  const opened = parties.map(({ id, commitment }) => {
    const nonce = Object.hasOwn(nonces, id) ? nonces[id] : undefined;
    if (nonce === undefined) throw new DrawError('nonce-missing', pointer(id));
    const found = nonceCommitment(id, nonce, hash);
    if (found !== commitment) {
      throw new DrawError('nonce-does-not-open', pointer(id), { expected: commitment, found });
    }
    return fromHex(nonce);
  });
  return join(...opened);
}
