import type { ObjectAnswer } from '../api/types.ts';

export type AnswerTone = 'drawn' | 'not-drawn' | 'outside';

/** What a lookup's answer means to whoever asked. */
export function answerWords(answer: ObjectAnswer): { tone: AnswerTone; title: string; text: string } {
  if (!answer.inFrame) {
    return {
      tone: 'outside',
      title: '不在本次名单内',
      text: '这个代码不在本次抽查冻结的名单里，因此没有参加抽取。',
    };
  }
  if (answer.drawn) {
    return {
      tone: 'drawn',
      title: answer.order === undefined ? '已被抽中' : `已被抽中，排第 ${answer.order} 位`,
      text: '请以检查部门的通知为准。检查人员到场时应当出示执法证件和通知书。',
    };
  }
  return { tone: 'not-drawn', title: '在名单内，未被抽中', text: '它参加了抽取，但号码没有排进抽中的范围。' };
}
