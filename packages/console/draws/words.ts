import type { DrawState, DrawSummary, SeedSource } from '../api/types.ts';

export const sourceNames: Record<SeedSource, string> = {
  drand: '公共随机信标',
  witness: '见证仪式',
  local: '内部演练',
};

export const disclosureNames = { full: '公开全部名单', sealed: '封存名单' } as const;

export const matchNames = { region: '管辖片区', skills: '业务专长' } as const;

const strata: Record<string, string> = {
  A: 'A 类（低风险）',
  B: 'B 类（一般风险）',
  C: 'C 类（较高风险）',
  D: 'D 类（高风险）',
  U: '未分类',
  all: '全部对象',
};

/** A stratum's label in words. */
export function stratumText(stratum: string): string {
  return strata[stratum] ?? stratum;
}

/** A draw's number in words; a rehearsal's says of itself what it is. */
export function numberText({ number, series }: Pick<DrawSummary, 'number' | 'series'>): string {
  return series === 'rehearsal' ? (number ?? '') : `${number} 号`;
}

/** Whether a rehearsal has an official number, from before rehearsals had their own (演练占号). */
export function holdsNumber({ number, series, source }: DrawSummary): boolean {
  return number !== null && series === 'official' && source === 'local';
}

/** What a refused step means, told with the state the draw is in now. */
export const stateSentences: Record<DrawState, string> = {
  planned: '这次抽查还没有提交承诺。',
  committed: '这次抽查已经提交承诺，正等待随机种子。',
  executed: '这次抽查已经抽出结果，待公布。',
  published: '这次抽查的结果已经公布。',
  voided: '这次抽查已经作废。',
};
