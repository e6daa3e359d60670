import * as z from 'zod';
import { byKey, textOr } from './byKey.ts';
import {
  cel,
  fieldName,
  hookName,
  listOf,
  name,
  recordOf,
  rowsName,
  slug,
  someOf,
  title,
  whole,
  words,
  yes,
} from './names.ts';
import { column, limit } from './parts.ts';

const needBase = { when: cel.exactOptional(), else: words };
const where = recordOf(name, words);

const openingNeeds = {
  filled: z.strictObject({ ...needBase, filled: someOf(fieldName, 80) }),
  test: z.strictObject({ ...needBase, test: cel }),
  hook: z.strictObject({ ...needBase, hook: hookName }),
  register: z.strictObject({
    ...needBase,
    register: rowsName,
    by: fieldName,
    absent: yes.exactOptional(),
    where: where.exactOptional(),
  }),
};
/** What can be asked before there is a case: no clocks, tasks, children or links. */
export const openingNeed = byKey(openingNeeds);
const need = byKey({
  ...openingNeeds,
  after: z.strictObject({ ...needBase, after: name }),
  within: z.strictObject({ ...needBase, within: name }),
  tasks: z.strictObject({ ...needBase, tasks: name, answers: someOf(name, 30).exactOptional() }),
  children: z.strictObject({ ...needBase, children: name, results: someOf(name, 40).exactOptional() }),
  link: z.strictObject({
    ...needBase,
    link: name,
    states: someOf(name, 60).exactOptional(),
    results: someOf(name, 40).exactOptional(),
  }),
});

const effect = textOr(
  z.enum(['restart', 'release']),
  byKey({
    extend: z.strictObject({ extend: limit }),
    hold: z.strictObject({ hold: z.enum(['excluded', 'suspended']), until: limit.exactOptional() }),
  }),
);

const target = z.strictObject({ when: cel.exactOptional(), to: name });
const targets = someOf(target, 20).refine(
  (list) => list.every((one, i) => (one.when === undefined) === (i === list.length - 1)),
  '除最后一项外，每项须有 when；最后一项不写 when。',
);

export const action = z.strictObject({
  title,
  from: textOr(z.literal('open', '须是状态的列表，或写 open。'), someOf(name, 60)),
  by: listOf(name, 30),
  to: textOr(name, targets).exactOptional(),
  fills: listOf(fieldName, 80).exactOptional(),
  asks: listOf(fieldName, 80).exactOptional(),
  clears: listOf(fieldName, 80).exactOptional(),
  needs: listOf(need, 30).exactOptional(),
  approve: someOf(name, 5).exactOptional(),
  result: textOr(name, z.strictObject({ field: fieldName, of: recordOf(title, name) })).exactOptional(),
  links: name.exactOptional(),
  merge: yes.exactOptional(),
  transfer: fieldName.exactOptional(),
  clock: recordOf(name, effect).exactOptional(),
  opens: listOf(name, 20).exactOptional(),
  papers: listOf(name, 20).exactOptional(),
  does: listOf(hookName, 20).exactOptional(),
  amends: fieldName.exactOptional(),
  times: whole(1, 100).exactOptional(),
  danger: yes.exactOptional(),
  bulk: yes.exactOptional(),
});

export const clock = z.strictObject({
  title,
  while: someOf(name, 60),
  again: z.enum(['restart', 'resume', 'never']),
  since: fieldName.exactOptional(),
  limit,
  promised: limit.exactOptional(),
  warn: listOf(whole(0, 400), 10).exactOptional(),
  children: z.strictObject({ of: someOf(name, 8), counted: cel.exactOptional() }).exactOptional(),
  expires: byKey({
    action: z.strictObject({ action: name }),
    tell: z.strictObject({
      tell: someOf(name, 30),
      papers: listOf(name, 20).exactOptional(),
      does: listOf(hookName, 20).exactOptional(),
    }),
    nothing: z.strictObject({ nothing: words }),
  }),
  basis: words.exactOptional(),
  outside: yes.exactOptional(),
});

const each = z.strictObject({ each: fieldName });

export const task = z.strictObject({
  title,
  to: textOr(
    name,
    byKey({ each: each.extend({ by: name.exactOptional() }), register: z.strictObject({ register: slug }) }),
  ),
  form: recordOf(name, column).exactOptional(),
  answers: recordOf(name, title).refine(
    (answers) => Object.keys(answers).length > 0 && Object.keys(answers).length <= 12,
    '须有 1 至 12 种答复。',
  ),
  needs: recordOf(name, listOf(need, 30)).exactOptional(),
  limit: limit.exactOptional(),
  silence: byKey({
    counts: z.strictObject({ counts: name }),
    tell: z.strictObject({ tell: someOf(name, 30) }),
  }).exactOptional(),
  holds: z.strictObject({ clock: name, as: z.enum(['excluded', 'suspended']) }).exactOptional(),
  on: recordOf(name, name).exactOptional(),
  atEnd: z.enum(['required', 'cancelled', 'livesOn']),
});

export const children = z.strictObject({
  title,
  type: slug,
  one: textOr(
    z.literal('asked', '须写 asked、each 或 register。'),
    byKey({ each, register: z.strictObject({ register: slug, where: where.exactOptional() }) }),
  ),
  about: fieldName.exactOptional(),
  passes: recordOf(fieldName, fieldName),
  joined: name.exactOptional(),
  atEnd: z.enum(['required', 'withdrawn', 'livesOn']),
  withdraw: name.exactOptional(),
});
