import type { ObjectResponse, Substitution } from '../api/types.ts';

type AnswerTone = 'drawn' | 'not-drawn' | 'outside';

/** What a lookup's answer means to the person who asked, with the substitutions made since. */
export function answerWords(
  answer: Omit<ObjectResponse, 'id'>,
  id: string,
  substitutions: Substitution[],
): { tone: AnswerTone; title: string; text: string } {
  if (answer.inFrame === false) {
    return {
      tone: 'outside',
      title: '不在本次名单内',
      text: '这个代码不在本次抽查冻结的名单里，因此没有参加抽取。',
    };
  }
  if (substitutions.some(({ reserve }) => reserve.id === id)) {
    return {
      tone: 'drawn',
      title: '候补，已递补进入检查',
      text: '原先抽中的企业无法检查，由它依次递补。请以检查部门的通知为准。',
    };
  }
  if (answer.drawn) {
    const replaced = substitutions.find(({ object }) => object.id === id);
    return {
      tone: 'drawn',
      title: `${replaced ? '曾被抽中' : '已被抽中'}${answer.order === undefined ? '' : `，排第 ${answer.order} 位`}`,
      text: replaced
        ? `因“${replaced.reason}”不再检查，已由候补递补。`
        : '请以检查部门的通知为准。检查人员到场时应当出示执法证件和通知书。',
    };
  }
  if (answer.inFrame === undefined) {
    return {
      tone: 'not-drawn',
      title: '未被抽中',
      text: '本次名单依照监管部门的内部分类确定，未抽中的企业是否在名单内不对外公开。',
    };
  }
  return {
    tone: 'not-drawn',
    title: '在名单内，未被抽中',
    text: '它参加了抽取，但随机值没有排进抽中的范围。',
  };
}
