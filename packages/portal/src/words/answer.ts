import type { FoundIn, ObjectResponse, Substitution } from '../api/types.ts';

type AnswerTone = 'drawn' | 'not-drawn' | 'outside';

type Excluded = NonNullable<ObjectResponse['excluded']>;

/** Why an enterprise of the roster was not in a draw, to the enterprise. */
const outside: Record<Excluded, { title: string; text: string }> = {
  scope: {
    title: '没有参加：不在抽查范围',
    text: '名录里有这家企业，但它不符合本次抽查公开的范围条件（如地区、行业、类型）。',
  },
  status: {
    title: '没有参加：经营状态不符',
    text: '名录里有这家企业，但登记的经营状态不在本次抽查的范围内。',
  },
  frequency: { title: '没有参加：周期内已查', text: '它在本次规定的周期内已经检查过，因此不再抽取。' },
  cap: { title: '没有参加：已达年度检查上限', text: '它今年的检查次数已达上限，因此不再抽取。' },
  exempt: { title: '没有参加：依法免查', text: '它依法免予这项检查，因此不参加抽取。' },
};

/** Of a sealed draw: whether this enterprise was replaced, or came in. */
type Blind = Pick<FoundIn, 'replaced' | 'substitute'>;

/** What a lookup's answer means to the person who asked, with the substitutions made since. */
export function answerWords(
  answer: Omit<ObjectResponse, 'id'>,
  id: string,
  substitutions: Substitution[],
  blind: Blind = {},
): { tone: AnswerTone; title: string; text: string } {
  if (answer.inFrame === false) {
    if (answer.excluded) return { tone: 'outside', ...outside[answer.excluded] };
    return {
      tone: 'outside',
      title: '不在本次名单内',
      text: '这个代码不在本次抽查冻结的名单里，因此没有参加抽取。',
    };
  }
  if (blind.substitute || substitutions.some(({ reserve }) => reserve.id === id)) {
    return {
      tone: 'drawn',
      title: '候补，已递补进入检查',
      text: '原先抽中的企业无法检查，由它依次递补。请以检查部门的通知为准。',
    };
  }
  if (answer.drawn) {
    const replaced = blind.replaced ?? substitutions.find(({ object }) => object.id === id);
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
