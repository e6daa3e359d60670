import type { LabelRole } from './labels.ts';

const SHARE = '(?:(?:要)?按照?(?:各自|部门|工作)?(?:的)?(?:职责|职能|分工|任务|要求){1,3})?';
const HOW = '(?:分别|共同|具体|协同|联合|主动|密切|全程|统筹|组织|分工|认真|抓好|贯彻|参与){0,3}';
const ACT = '(?:牵头|主办|负责|配合|协助|协办|参与|参加|落实|实施|承办|推进|推动|执行|完成|组织){1,3}';
const VERB = new RegExp(`${SHARE}${HOW}${ACT}$`);

/** 甲牵头建设 */
const LEADS = /牵头[\u3400-\u9fff]{0,4}$/;

/** What units are said to do at the end of a text (甲、乙按职责分工负责), and where that begins. */
export function trailingVerb(text: string): { role: LabelRole; at: number } | undefined {
  const tail = Math.max(0, text.length - 32);
  const match = VERB.exec(text.slice(tail)) ?? LEADS.exec(text.slice(tail));
  if (!match) return undefined;
  return { role: /牵头|主办/.test(match[0]) ? 'lead' : 'responsible', at: tail + match.index };
}
