import * as z from 'zod';
import { code, hexHash, hexKey, itemId, number, year } from './fields.ts';

/** What every entry of a draw carries. */
const ofDraw = { draw: itemId, year, number };
const fixed = { ...ofDraw, commitment: hexHash };

/** Where the seed comes from, fixed when the draw is committed. */
const seedSource = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('drand'), chain: hexHash, round: number }),
  z.strictObject({
    source: z.literal('witness'),
    /** The party that reveals last; there is none in the first specification. */
    last: code.optional(),
    parties: z
      .array(z.strictObject({ id: code, commitment: hexHash, key: hexKey.optional() }))
      .min(1)
      .max(20),
  }),
]);

const batch = z.strictObject({
  draws: z.array(itemId).min(2).max(20),
  mode: z.enum(['together', 'apart']),
});

/** Of a witness's part in a seed: `draw` is the first draw of a batch, or the draw itself. */
const ofParty = { draw: itemId, party: code };

export const drawEntries = {
  'draw.committed': z.strictObject({
    type: z.literal('draw.committed'),
    ...fixed,
    items: z.array(z.string().min(1).max(64)).max(100),
    seed: seedSource,
    batch: batch.optional(),
    redraws: z.array(itemId).max(100),
    /** The names wait for the results of the inspections, beyond the publication of the outcome. */
    names: z.literal('results').optional(),
  }),
  'batch.committed': z.strictObject({
    type: z.literal('batch.committed'),
    draws: batch.shape.draws,
    mode: batch.shape.mode,
    /** In the order of `draws`. */
    commitments: z.array(hexHash).min(2).max(20),
  }),
  'witness.committed': z.strictObject({
    type: z.literal('witness.committed'),
    ...ofParty,
    commitment: hexHash,
    key: hexKey.optional(),
  }),
  'witness.revealed': z.strictObject({ type: z.literal('witness.revealed'), ...ofParty }),
  'witness.missing': z.strictObject({
    type: z.literal('witness.missing'),
    draw: itemId,
    parties: z.array(code).min(1).max(20),
  }),
  'draw.revealed': z.strictObject({ type: z.literal('draw.revealed'), ...fixed, seed: hexHash }),
  'draw.executed': z.strictObject({ type: z.literal('draw.executed'), ...fixed, outcome: hexHash }),
  'draw.published': z.strictObject({ type: z.literal('draw.published'), ...fixed }),
  'draw.voided': z.strictObject({
    type: z.literal('draw.voided'),
    ...fixed,
    /** Of the public reason's text. */
    reason: hexHash,
    withheld: z.array(code).min(1).max(20).optional(),
  }),
  'draw.substituted': z.strictObject({
    type: z.literal('draw.substituted'),
    ...fixed,
    what: z.enum(['object', 'inspector']),
    /** Of the substitution as the proof has it. */
    substitution: hexHash,
  }),
};
