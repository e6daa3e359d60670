import type { PublicWitness, WitnessRule } from '../api/types.ts';

type Word = { text: string; tone: 'done' | 'wait' | 'void' };

/** What a witness's province has decided, in a word; undefined where nobody waits for it to decide. */
export function confirmationWords(
  { confirmation, withdrawn }: Pick<PublicWitness, 'confirmation' | 'withdrawn'>,
  { required }: WitnessRule,
): Word | undefined {
  if (withdrawn) return { text: '已撤销', tone: 'void' };
  if (confirmation?.state === 'confirmed') return { text: '省级已确认', tone: 'done' };
  if (confirmation) return { text: '省级未确认', tone: 'void' };
  return required ? { text: '待省级确认', tone: 'wait' } : undefined;
}

/** Who decides on the list. */
export function ruleWords({ required, province }: WitnessRule): string {
  if (required) return '本省要求：见证方经省级确认后才能参加抽查，市级管理员不能自行加入。';
  const nobody = '名单由市级管理员一方决定，不经省级确认。';
  return province === undefined ? `本市没有上级在使用本系统，${nobody}` : `本省没有要求省级确认，${nobody}`;
}
