/** The published material of a seed, of any source. */
export type Reveal =
  | { source: 'drand'; round: number; signature: string }
  | { source: 'witness'; nonces: [party: string, nonce: string][] }
  | { source: 'local'; random: string };

/** Reads a draw's `reveal`; undefined while there is none, or when it has no shape we know. */
export function readReveal(value: unknown): Reveal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { round, signature, nonces, random } = value as Record<string, unknown>;
  if (typeof round === 'number' && typeof signature === 'string')
    return { source: 'drand', round, signature };
  if (typeof random === 'string') return { source: 'local', random };
  if (typeof nonces === 'object' && nonces !== null) {
    return {
      source: 'witness',
      nonces: Object.entries(nonces).map(([party, nonce]) => [party, String(nonce)]),
    };
  }
  return undefined;
}
