import type { PublicMeasure } from './types.ts';
import { type Condition, conditionOf } from './words.ts';

/** What a reader looks for; empty strings ask for nothing. */
export type Wanted = { unit: string; condition: Condition | ''; words: string };

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** The measures in which a unit has a part, which stand so, and in which all the words occur. */
export function narrow(items: PublicMeasure[], { unit, condition, words }: Wanted): PublicMeasure[] {
  const sought = words.trim().split(/\s+/).map(plain);
  return items.filter((item) => {
    const units = [...item.leadUnits, ...item.partnerUnits];
    if (unit !== '' && !units.includes(unit)) return false;
    if (condition !== '' && conditionOf(item) !== condition) return false;
    const fields = [
      item.no,
      item.section ?? '',
      item.title,
      item.text ?? '',
      ...units,
      item.lastReport?.text ?? '',
    ];
    const text = fields.map(plain).join('\n');
    return sought.every((word) => text.includes(word));
  });
}

/** Every unit with the number of measures it has a part in: those that lead most first. */
export function unitsOf(items: PublicMeasure[]): { unit: string; leads: number; all: number }[] {
  const units = new Map<string, { unit: string; leads: number; all: number }>();
  for (const { leadUnits, partnerUnits } of items) {
    for (const unit of new Set([...leadUnits, ...partnerUnits])) {
      const entry = units.get(unit) ?? { unit, leads: 0, all: 0 };
      entry.all++;
      if (leadUnits.includes(unit)) entry.leads++;
      units.set(unit, entry);
    }
  }
  return [...units.values()].sort((a, b) => b.leads - a.leads || b.all - a.all);
}

/** Measures under the heading they stand under, in the notice's order. */
export function sectionsOf(items: PublicMeasure[]): { section: string; items: PublicMeasure[] }[] {
  const sections: { section: string; items: PublicMeasure[] }[] = [];
  for (const item of items) {
    const section = item.section ?? '';
    const last = sections.at(-1);
    if (last?.section === section) last.items.push(item);
    else sections.push({ section, items: [item] });
  }
  return sections;
}
