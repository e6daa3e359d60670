import { stratumNames } from '@mingcha/kernel/labels';
import type { DrawState, DrawSummary } from '../api/types.ts';

export const disclosureNames = { full: '公开全部名单', sealed: '名单封存' } as const;

export const matchNames = { region: '管辖片区', skills: '业务专长' } as const;

/** Names as the options of a select. */
export const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));

/** A stratum's label in words. */
export function stratumText(stratum: string): string {
  return stratumNames[stratum] ?? stratum;
}

/** A draw's number in words; a rehearsal's says of itself what it is. */
export function numberText({ number, series }: Pick<DrawSummary, 'number' | 'series'>): string {
  return series === 'rehearsal' ? (number ?? '') : `${number} 号`;
}

/** Whether a draw's outcome is published and its names wait for the results of the inspections. */
export const awaitsNames = ({ state, names, namedAt }: Pick<DrawSummary, 'state' | 'names' | 'namedAt'>) =>
  state === 'published' && names === 'results' && namedAt === undefined;

/** Whether a rehearsal has an official number, from before rehearsals had their own (演练占号). */
export function holdsNumber({ number, series, source }: DrawSummary): boolean {
  return number !== null && series === 'official' && source === 'local';
}

/** What a refused step means, by the state the draw is in now. */
export const stateSentences: Record<DrawState, string> = {
  planned: '这次抽查还没有提交承诺。',
  committed: '这次抽查已经提交承诺，正等待随机种子。',
  executed: '这次抽查已经抽出结果，待公示。',
  published: '这次抽查的结果已经公示。',
  voided: '这次抽查已经作废。',
};

/** "逾期未公示，应于 2026-06-08 前公示" */
export function publicationText({ light, due, text }: NonNullable<DrawSummary['publication']>): string {
  if (light === 'red') return `逾期未公示，应于 ${due} 前公示`;
  return due ? `${light === 'yellow' ? '将到期，' : ''}最迟 ${due} 公示` : `公示期限${text ?? '待定'}`;
}
