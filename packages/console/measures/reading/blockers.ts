import type { DraftMeasure } from '../../api/measures/measureTypes.ts';
import type { FieldError } from '../../api/problem.ts';
import { type Draft, isChecked, isOpen } from './draft.ts';

/** What keeps a notice from being activated; `key` is the measure it is about, none for the notice's own facts. */
export interface Blocker {
  key: string | undefined;
  /** What to jump to. */
  field: string;
  message: string;
}

/** Lead units that are no department yet, and not marked as somebody else's. */
export const openLeads = ({ leads }: DraftMeasure): string[] => leads.filter(isOpen).map(({ name }) => name);

/** The same of units that only take part: they keep no notice from being activated, but will not be asked. */
export const openPartners = ({ partners }: DraftMeasure): string[] =>
  partners.filter(isOpen).map(({ name }) => name);

/** The same of all its units. */
export const openUnits = (measure: DraftMeasure): string[] => [
  ...openLeads(measure),
  ...openPartners(measure),
];

/** The same rules as the API's, so that nobody has to try in order to learn them. */
export function blockersOf({ head, entries }: Draft): Blocker[] {
  const found: Blocker[] = [];
  if (head.docNo.trim() === '') found.push({ key: undefined, field: 'docNo', message: '还没有填文号' });
  if (head.title.trim() === '') found.push({ key: undefined, field: 'title', message: '还没有填标题' });
  if (entries.length === 0) found.push({ key: undefined, field: 'measures', message: '还没有举措' });
  const seen = new Set<string>();
  for (const { key, measure } of entries) {
    const add = (field: string, message: string) => found.push({ key, field, message });
    const called = measure.no.trim() === '' ? '未编号的举措' : `第 ${measure.no} 项`;
    if (measure.no.trim() === '') add('no', `${called}：没有编号`);
    else if (seen.has(measure.no)) add('no', `${called}：编号重复`);
    seen.add(measure.no);
    if (measure.title.trim() === '') add('title', `${called}：没有标题`);
    if (!isChecked(measure)) add('unsure', `${called}：有待核对的内容`);
    if (measure.leads.length === 0) add('leads', `${called}：没有牵头单位`);
    const open = openLeads(measure);
    if (open.length > 0) add('leads', `${called}：牵头单位“${open.join('”“')}”没有对应部门`);
  }
  return found;
}

/** What the API refused, at the measures that it names by their place (`/measures/3/leads/0`). */
export function refusedOf(errors: readonly FieldError[], { entries }: Draft): Blocker[] {
  return errors.map(({ pointer = '', message }) => {
    const [, list, place, field] = pointer.split('/');
    const entry = list === 'measures' ? entries[Number(place)] : undefined;
    if (!entry) return { key: undefined, field: list ?? '', message };
    return { key: entry.key, field: field ?? 'unsure', message: `第 ${entry.measure.no} 项：${message}` };
  });
}

/** How far the reading is: measures that had something unsure, and those of them that were looked at. */
export function progressOf({ entries }: Draft): { checked: number; unsure: number; open: number } {
  const unsure = entries.filter(({ measure }) => measure.unsure.length > 0);
  return {
    checked: unsure.filter(({ measure }) => measure.checked).length,
    unsure: unsure.length,
    open: entries.filter(({ measure }) => openUnits(measure).length > 0).length,
  };
}
