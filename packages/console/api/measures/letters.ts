import { call, read } from '../http.ts';
import { readAll } from './reports.ts';
import type { ChaseLetter, LetterInput, SigningStep } from './reportTypes.ts';

const list = '/v1/chase-letters';
const at = (id: string) => `${list}/${encodeURIComponent(id)}`;

/** Letters on their way to the signature. */
export const lettersApi = {
  list: () => readAll<ChaseLetter>(list),
  make: (letter: LetterInput) => call<ChaseLetter>('POST', list, { body: letter }),
  get: (id: string) => call<ChaseLetter>('GET', at(id)),
  save: (id: string, letter: LetterInput, etag: string) =>
    call<ChaseLetter>('PUT', at(id), { body: letter, ifMatch: etag }),
  step: (id: string, step: SigningStep, reason: string, etag: string) =>
    call<ChaseLetter>('POST', `${at(id)}/${step}`, {
      ...(step === 'return' && { body: { reason } }),
      ifMatch: etag,
    }),
  version: (id: string, no: number) => read<LetterInput>(`${at(id)}/versions/${no}`),
  remove: (id: string, etag: string) => call<void>('DELETE', at(id), { ifMatch: etag }),
};
