import type { CaseType } from '../format/caseType.ts';
import type { Field } from '../format/parts.ts';
import { badLevels } from '../format/ratingLevels.ts';
import { isSameKind } from './childrenFit.ts';

/** Whether a field takes what a rating says: a text, or of the level a choice that has the bad ones. */
const takesText = ({ type, choices = [] }: Field, isLevel: boolean): boolean =>
  type === 'text' || (isLevel && type === 'choice' && badLevels.every((level) => choices.includes(level)));

/** Why a bad rating cannot open the case that the definition names, in sentences; none if all fits. */
export function ratingMisfits(type: CaseType, types: ReadonlyMap<string, CaseType>): string[] {
  const bad = type.rating?.bad;
  const other = bad && types.get(bad.opens);
  if (!other) return [];
  const { passes = {}, tells = {} } = bad;
  const taken = new Set([...other.open.fills, ...(other.open.asks ?? [])]);
  const given = new Set([...Object.keys(passes), ...Object.values(tells)]);
  const found = other.open.by.includes('engine')
    ? []
    : [`“${other.title}”不能由系统开启（open.by 中没有 engine）。`];
  for (const name of given) {
    const field = Object.hasOwn(other.fields, name) ? other.fields[name] : undefined;
    const from = Object.hasOwn(passes, name) ? type.fields[passes[name]!] : undefined;
    if (!field || !taken.has(name))
      found.push(`“${other.title}”登记时不填“${field?.title ?? name}”，评价不能带入。`);
    else if (from ? !isSameKind(from, field) : !takesText(field, name === tells.level))
      found.push(`“${other.title}”的“${field.title}”与评价带入的内容类型不同。`);
  }
  for (const name of other.open.fills)
    if (!given.has(name))
      found.push(`差评开启“${other.title}”须填写“${other.fields[name]?.title}”，但评价没有带入。`);
  // What may be missing here must not be required there.
  const optional = Object.entries(passes).filter(
    ([name, ours]) => other.open.fills.includes(name) && !type.open.fills.includes(ours),
  );
  for (const [name] of optional)
    found.push(`“${other.title}”必填“${other.fields[name]?.title}”，但本事项办结时它可能为空。`);
  if (tells.text !== undefined && other.open.fills.includes(tells.text))
    found.push(`“${other.title}”必填“${other.fields[tells.text]?.title}”，但评价可以不写意见。`);
  return found;
}
