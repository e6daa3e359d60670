import * as z from 'zod';
import { severities } from '../kinds/format.ts';

const text = (max: number) => z.string().min(1).max(max);
const name = text(40);

/** What must hold of the rows of the other list that a row is compared with, and what that is called on screen. */
export const requirements = {
  listed: '须列入',
  unlisted: '不得列入',
  same: '须一致',
} as const;

/**
 * A rule between two lists (清单间核对规则): rows of `list` are held against the rows of `other` that have in `otherKey` what
 * they have in `key`. Of an element with several values each is looked for.
 */
export const listCheckSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '应为 2 至 40 位小写字母、数字或连字符，以字母开头'),
    title: text(60),
    list: name,
    /** Only rows for which it holds are looked at. */
    when: text(300).optional(),
    key: name,
    must: z.enum(Object.keys(requirements) as (keyof typeof requirements)[]),
    other: name,
    otherKey: name,
    /** Only rows of the other list for which it holds count. */
    otherWhen: text(300).optional(),
    /** With `same`: which elements of both are equal. */
    same: z
      .array(z.object({ own: name, other: name }).strict())
      .max(20)
      .optional(),
    /** Where a finding points, if not to `key` or to what is not the same. */
    field: name.optional(),
    severity: z.enum(severities),
    message: text(200),
    basis: text(200).optional(),
  })
  .strict();

export type ListCheck = z.infer<typeof listCheckSchema>;
