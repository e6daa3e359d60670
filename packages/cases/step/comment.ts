import { type CaseRecord, noEffects, type Stepped } from './record.ts';

/** Adds a note for those who handle the case. It changes nothing else and may come after the end. */
export const comment = (
  record: CaseRecord,
  text: string,
  { by, at }: { by: string; at: string },
): Stepped => ({
  ok: true,
  record,
  effects: [noEffects({ kind: 'comment', name: 'comment', by, text, at })],
});
