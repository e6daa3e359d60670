import * as z from 'zod';
import { code, count, day, hexHash, hexKey, itemId, number, publicName } from './fields.ts';

const province = z.string().regex(/^\d{6}$/);

const witness = {
  party: code,
  name: publicName,
  key: hexKey,
  /** Where the key is held: in a page of the service, or by the witness's own program. */
  held: z.enum(['page', 'program']),
  /** Whether the organisation is outside of the city's government. */
  outside: z.boolean(),
};

export const listEntries = {
  'witness.registered': z.strictObject({
    type: z.literal('witness.registered'),
    ...witness,
    /** By the new key, in hex. */
    signature: z.string().regex(/^[0-9a-f]{128}$/),
    /** The first day (Asia/Shanghai) on which the witness can be named by a draw. */
    from: day,
  }),
  'witness.withdrawn': z.strictObject({
    type: z.literal('witness.withdrawn'),
    ...witness,
    /** Of the public reason's text. */
    reason: hexHash,
  }),
  'witness.confirmed': z.strictObject({ type: z.literal('witness.confirmed'), ...witness, province }),
  /** Also of one that had been confirmed before: the last decision counts. */
  'witness.refused': z.strictObject({
    type: z.literal('witness.refused'),
    ...witness,
    province,
    /** Of the reason's text. */
    reason: hexHash,
  }),
  /** In the log of the province that set it, and in each city's before the next draw there. */
  'witness.rule': z.strictObject({
    type: z.literal('witness.rule'),
    province,
    /** Whether draws may name only witnesses that the province has confirmed. */
    confirmation: z.enum(['required', 'none']),
  }),
  /** The witness's program that the service offers; before the first registration or commitment under it. */
  'witness.program': z.strictObject({
    type: z.literal('witness.program'),
    /** Of the one file, as it is downloaded. */
    hash: hexHash,
  }),
  'register.published': z.strictObject({
    type: z.literal('register.published'),
    kind: z.string().min(1).max(100),
    /** Of the version; grows with each. */
    number,
    root: hexHash,
    count,
    /** H(each id of the version followed by 0x0A, in order of bytes). */
    ids: hexHash,
    added: count,
    removed: count,
    changed: count,
  }),
  'policy.changed': z.strictObject({
    type: z.literal('policy.changed'),
    policy: z.enum(['draw', 'log']),
    hash: hexHash,
  }),
  'results.published': z.strictObject({
    type: z.literal('results.published'),
    /** Of `results` the id is that of the draw whose names it makes public, and the hash that of its outcome. */
    kind: z.enum(['board', 'briefing', 'results']),
    id: itemId,
    hash: hexHash,
  }),
  'evaluation.published': z.strictObject({
    type: z.literal('evaluation.published'),
    model: code,
    number,
    hash: hexHash,
  }),
  'case-type.published': z.strictObject({
    type: z.literal('case-type.published'),
    caseType: z.string().min(1).max(100),
    hash: hexHash,
  }),
  'audit.day': z.strictObject({
    type: z.literal('audit.day'),
    /** A day of Asia/Shanghai. */
    date: day,
    count,
    /** RFC 6962 over the canonical JSON of the day's records, in the order of time. */
    root: hexHash,
  }),
};
