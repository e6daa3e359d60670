import { type Actor, audit } from '@mingcha/http';
import { type Clock, newId, shanghaiDate } from '@mingcha/kernel';
import { orOvertaken as orOvertakenIn } from '@mingcha/lifecycle';
import {
  create,
  type Operation,
  putJson,
  remove,
  replace,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import { auditedDepartment, auditedNoticeOf, chaseLetterName } from '../audited.ts';
import { byRule, issueChase } from '../chase/issue.ts';
import { afterEdit, afterStep, type SigningAction } from '../signing/signing.ts';
import { checkLetter } from './check.ts';
import { type ChaseLetter, type LetterText, letterEntity, loadLetter } from './letter.ts';
import { letterLife } from './states.ts';

type ByWhom = { by: Actor; clock: Clock };

/** A letter has no number before it is issued: it is named by what it is. */
export const auditedLetter = ({ id, level, docNo }: Pick<ChaseLetter, 'id' | 'level' | 'docNo'>) => ({
  id,
  name: `关于${docNo}的${chaseLetterName(level)}`,
});

/** A draft and the operations that write it, with `more` beside. */
export async function draftLetter(
  store: TenantStore,
  given: LetterText & Pick<ChaseLetter, 'docNo' | 'cause' | 'round' | 'since'>,
  { by, clock }: ByWhom,
): Promise<{ letter: ChaseLetter; operations: Operation[] }> {
  const now = clock();
  const measures = [...new Set(given.measures)];
  const letter: ChaseLetter = {
    ...given,
    measures,
    id: newId(now),
    state: 'draft',
    createdAt: now.toISOString(),
    by,
  };
  const others = {
    dept: await auditedDepartment(store, given.dept),
    notice: await auditedNoticeOf(store, given.notice),
  };
  const record = audit(clock, by, 'letter.make', auditedLetter(letter), { others });
  return { letter, operations: [create(letterEntity, letter), ...record] };
}

/** Keeps what the office wants to send as a draft. Throws what `checkLetter` does. */
export async function makeLetter(
  store: TenantStore,
  text: LetterText,
  whose: ByWhom,
): Promise<Stored<ChaseLetter>> {
  const { docNo } = await checkLetter(store, text);
  const { letter, operations } = await draftLetter(store, { ...text, docNo, cause: 'manual' }, whose);
  await store.write(...operations);
  return { ...letter, lock: 1 };
}

/** Where somebody was faster, the caller learns how the letter is now. */
const orOvertaken = <T>(
  store: TenantStore,
  before: Stored<ChaseLetter>,
  action: SigningAction,
  write: () => Promise<T>,
): Promise<T> => orOvertakenIn(letterLife, action, before, () => loadLetter(store, before.id), write);

const textOf = ({ notice, measures, dept, level, answerWithin, text }: ChaseLetter): LetterText => ({
  notice,
  measures,
  dept,
  level,
  answerWithin,
  text,
});

/** Replaces a draft's text. A letter that a rule drafted stays about what the rule found due. Throws what `checkLetter` does. */
export async function editLetter(
  store: TenantStore,
  before: Stored<ChaseLetter>,
  text: LetterText,
  { by, clock }: ByWhom,
): Promise<Stored<ChaseLetter>> {
  const { docNo } = await checkLetter(store, text);
  const after = afterEdit<ChaseLetter>(before, { ...text, docNo, measures: [...new Set(text.measures)] }, by);
  await orOvertaken(store, before, 'edit', () =>
    store.write(
      replace(letterEntity, after, before.lock),
      ...audit(clock, by, 'letter.edit', auditedLetter(after)),
    ),
  );
  return { ...after, lock: before.lock + 1 };
}

/**
 * Hands a draft in, lets it pass or returns it. What is handed in is a version of its own; who hands in what a rule drafted
 * stands for it as its writer. Throws `chase-letter-state` (409).
 */
export async function moveLetter(
  store: TenantStore,
  before: Stored<ChaseLetter>,
  { action, reason }: { action: 'submit' | 'review' | 'return'; reason?: string },
  { by, clock }: ByWhom,
): Promise<Stored<ChaseLetter>> {
  const version = action === 'submit' ? await putJson(store, textOf(before)) : undefined;
  const isTaken = action === 'submit' && before.by.sub === byRule.sub;
  const after = afterStep<ChaseLetter>(letterLife, isTaken ? afterEdit(before, {}, by) : before, {
    do: action,
    at: clock().toISOString(),
    by,
    ...(reason !== undefined && { reason }),
    ...(version !== undefined && { version }),
  });
  await orOvertaken(store, before, action, () =>
    store.write(
      replace(letterEntity, after, before.lock),
      ...audit(clock, by, `letter.${action}`, auditedLetter(before), {
        ...(reason !== undefined && { detail: { reason } }),
      }),
    ),
  );
  return { ...after, lock: before.lock + 1 };
}

/** Removes a draft. It has no number yet, so no gap is left. */
export async function removeLetter(
  store: TenantStore,
  letter: Stored<ChaseLetter>,
  { by, clock }: ByWhom,
): Promise<void> {
  await orOvertaken(store, letter, 'delete', () =>
    store.write(
      remove(letterEntity, letter, letter.lock),
      ...audit(clock, by, 'letter.delete', auditedLetter(letter)),
    ),
  );
}

/**
 * Signs what was reviewed: the chase under the next number of its kind, and the letter with it, in one transaction. Throws
 * what `checkLetter` does, and `busy` (409) after too many lost races for the number.
 */
export async function issueLetter(
  store: TenantStore,
  { lock, ...before }: Stored<ChaseLetter>,
  whose: ByWhom,
): Promise<Stored<ChaseLetter>> {
  await checkLetter(store, before);
  const { id, cause, docNo, round, since = shanghaiDate(whose.clock()) } = before;
  const { text, ...about } = textOf(before);
  let after: ChaseLetter = before;
  await orOvertaken(store, { ...before, lock }, 'issue', () =>
    issueChase(
      store,
      { ...about, cause, docNo, since, ...(round !== undefined && { round }), letter: id, text: () => text },
      {
        ...whose,
        beside: ({ id: chase, number, issuedAt: at }) => {
          const signed = afterStep<ChaseLetter>(letterLife, before, { do: 'issue', at, by: whose.by });
          after = { ...signed, since, chase, number };
          return [replace(letterEntity, after, lock)];
        },
      },
    ),
  );
  return { ...after, lock: lock + 1 };
}
