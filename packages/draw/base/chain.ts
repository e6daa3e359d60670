import type { SeedSource } from '../first/types.ts';

/** A drand chain of the scheme bls-unchained-g1-rfc9380. */
export interface Chain {
  /** The chain's hash, as hex: its name in a plan. */
  readonly hash: string;
  /** The group's public key on G2, as hex. */
  readonly publicKey: string;
  /** When round 1 is due, in seconds since 1970. */
  readonly genesis: number;
  /** Seconds from one round to the next. */
  readonly period: number;
}

/** One round's signature, as hex. */
export interface Beacon {
  readonly round: number;
  readonly signature: string;
}

/** drand's quicknet, the public chain that plans name. */
export const QUICKNET: Chain = {
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451' +
    '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesis: 1_692_803_367,
  period: 3,
};

/**
 * The chain of the demo cities. Its secret key is in the source (`testing.ts`), so that anybody can compute its rounds
 * before they are due: a draw by it shows how a beacon works, and proves nothing.
 */
export const DEMO_CHAIN: Chain = {
  hash: '6a17d98c7a907b0aae38ea31b127cc5094dc4b3426ac9def3487c63fa618163f',
  publicKey:
    '867680ae5353a3cb2db81c2c4f2b9fcfab30513281473096ae82e206ead3c4c9a03adad18e634e89f7486331e404a2de' +
    '1315f7068ec372a499f485b48006ffa7eaaea830fad8fe031506eb85f9ea9d4740a7c53b00569a5f56f7b40ef3848e59',
  genesis: 1_700_000_000,
  period: 3,
};

/** Whether a plan's seed is of the demo's chain. */
export const byDemoBeacon = ({ seed }: { readonly seed: SeedSource }): boolean =>
  seed.source === 'drand' && seed.chain === DEMO_CHAIN.hash;

/** When a round is due, in milliseconds since 1970. */
export function roundTime(chain: Chain, round: number): number {
  return (chain.genesis + chain.period * (round - 1)) * 1000;
}

/**
 * The last round due at `time` (milliseconds since 1970) or before; the one after it lies in the future. Throws
 * RangeError for a time before the chain began.
 */
export function roundAt(chain: Chain, time: number): number {
  const round = Math.floor((time / 1000 - chain.genesis) / chain.period) + 1;
  if (!(round >= 1)) throw new RangeError('the chain had not begun at that time');
  return round;
}
