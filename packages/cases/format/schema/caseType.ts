import * as z from 'zod';
import { action, children, clock, openingNeed, task } from './acts.ts';
import {
  cel,
  fieldName,
  hookName,
  listOf,
  name,
  recordOf,
  slug,
  someOf,
  title,
  whole,
  words,
  yes,
} from './names.ts';
import { field, figure, numberPattern, paper, party, span, state } from './parts.ts';

const day = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '须是月-日，如 06-30。');

/** The shape of a definition. Names and expressions are checked afterwards. */
export const caseTypeSchema = z.strictObject({
  format: z.literal(1, '只支持格式 1。'),
  name: slug,
  title,
  group: slug,
  basis: listOf(words, 20),
  number: z.strictObject({ pattern: numberPattern, at: name.exactOptional() }),
  subject: fieldName.exactOptional(),
  unique: listOf(
    z.strictObject({ by: someOf(fieldName, 5), among: z.enum(['open', 'all']) }),
    5,
  ).exactOptional(),
  open: z.strictObject({
    by: listOf(name, 30),
    fills: listOf(fieldName, 80),
    asks: listOf(fieldName, 80).exactOptional(),
    to: name,
    needs: listOf(openingNeed, 30).exactOptional(),
    copies: yes.exactOptional(),
    season: z.strictObject({ from: day, to: day }).exactOptional(),
  }),
  fields: recordOf(fieldName, field),
  parties: recordOf(name, party),
  states: recordOf(name, state),
  results: recordOf(name, title).exactOptional(),
  actions: recordOf(name, action),
  clocks: recordOf(name, clock).exactOptional(),
  tasks: recordOf(name, task).exactOptional(),
  children: recordOf(name, children).exactOptional(),
  links: recordOf(name, z.strictObject({ title, type: slug })).exactOptional(),
  papers: recordOf(name, paper).exactOptional(),
  hooks: recordOf(hookName, words).exactOptional(),
  sees: recordOf(
    name,
    z.union([z.literal('all'), z.array(fieldName).max(80).readonly()], '须写 all 或字段的列表。'),
  ).exactOptional(),
  publication: listOf(
    z.strictObject({
      states: someOf(name, 60),
      fields: someOf(fieldName, 80),
      when: cel.exactOptional(),
      keep: span.exactOptional(),
    }),
    10,
  ).exactOptional(),
  rating: z
    .strictObject({
      by: name,
      in: someOf(name, 60),
      within: span,
      bad: z.strictObject({
        opens: slug,
        passes: recordOf(fieldName, fieldName).exactOptional(),
        tells: z
          .strictObject({
            service: fieldName.exactOptional(),
            level: fieldName.exactOptional(),
            text: fieldName.exactOptional(),
            number: fieldName.exactOptional(),
          })
          .exactOptional(),
      }),
    })
    .exactOptional(),
  figures: recordOf(name, figure).exactOptional(),
  retention: someOf(
    z.strictObject({
      result: name.exactOptional(),
      months: whole(1, 1_200),
      do: z.enum(['archive', 'erasePersonal']),
    }),
    10,
  ),
});
