import { audit } from '@mingcha/http';
import { newId, shanghaiDate } from '@mingcha/kernel';
import { create, type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditedDepartment, auditedNoticeOf, chaseLetterName } from '../audited.ts';
import { byRule, issueChase } from '../chase/issue.ts';
import { type ByWhom, editPaper, orPaperOvertaken, type PaperKind } from '../signing/paper.ts';
import { afterStep } from '../signing/signing.ts';
import { checkLetter } from './check.ts';
import { type ChaseLetter, type LetterText, letterEntity, loadLetter } from './letter.ts';
import { letterLife } from './states.ts';

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

const textOf = ({ notice, measures, dept, level, answerWithin, text }: ChaseLetter): LetterText => ({
  notice,
  measures,
  dept,
  level,
  answerWithin,
  text,
});

/** A letter as a paper that is signed. Who hands in what a rule drafted stands for it as its writer. */
export const letterPaper: PaperKind<ChaseLetter> = {
  records: {
    edit: 'letter.edit',
    submit: 'letter.submit',
    review: 'letter.review',
    return: 'letter.return',
    delete: 'letter.delete',
  },
  life: letterLife,
  entity: letterEntity,
  load: loadLetter,
  audited: auditedLetter,
  textOf,
  isUnwritten: ({ by }) => by.sub === byRule.sub,
};

/** Replaces a draft's text. A letter that a rule drafted stays about what the rule found due. Throws what `checkLetter` does. */
export async function editLetter(
  store: TenantStore,
  before: Stored<ChaseLetter>,
  text: LetterText,
  whose: ByWhom,
): Promise<Stored<ChaseLetter>> {
  const { docNo } = await checkLetter(store, text);
  return editPaper(
    letterPaper,
    store,
    before,
    { ...text, docNo, measures: [...new Set(text.measures)] },
    whose,
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
  await orPaperOvertaken(letterPaper, store, { ...before, lock }, 'issue', () =>
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
