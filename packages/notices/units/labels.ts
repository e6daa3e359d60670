/** What a unit line's label says of those behind it. `person` names people, who are not units. */
export type LabelRole = 'lead' | 'responsible' | 'person' | 'time';

export interface Label {
  readonly role: LabelRole;
  /** Where the label stands and where what it labels begins. */
  readonly start: number;
  readonly end: number;
}

const ROLE_WORDS =
  '牵头|主办|主责|主管|主要|首要|第一|责任|配合|协办|协同|协助|承办|参与|参加|落实|实施|负责|执行|完成|整改|办理|办结|推进|时间|进度|计划';
const LABEL = new RegExp(
  `(?:${ROLE_WORDS})(?:(?:${ROLE_WORDS}|和|及|与|、|市级|省级|县级){0,3}(?:单位|部门|机构|处室|科室|主体|领导|人|时限|时间|期限|节点|安排))(?:（[^（）：]{1,8}）)?[：:]|(?:牵头|主办|责任|配合|协办|(?:时限|期限)(?:要求)?|时间要求)[：:]`,
  'g',
);
/** What may stand before a label: the start, or the end of what came before. */
const BEFORE = /[，,；;。！、\s（【〔）】〕]$/;

function roleOf(label: string): LabelRole {
  if (/(?:时限|时间|期限|节点|安排)/.test(label)) return 'time';
  if (/(?:领导|人)(?:（|：|:)/.test(label)) return 'person';
  return /牵头|主办|主责|主管|首要|第一/.test(label) ? 'lead' : 'responsible';
}

/** The labels of a unit line (牵头单位：, 责任部门：, 完成时限：), in order. */
export function findLabels(text: string): Label[] {
  const labels: Label[] = [];
  for (const match of text.matchAll(LABEL)) {
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (before !== '' && !BEFORE.test(before)) continue;
    labels.push({ role: roleOf(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return labels;
}

/** Whether a line begins with a label of units or of a time. */
export function startsWithLabel(line: string): boolean {
  return findLabels(line.slice(0, 24)).some((label) => label.start === 0);
}
