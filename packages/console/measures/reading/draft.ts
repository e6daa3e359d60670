import type { DraftBody, DraftMeasure, Notice, Span, Unit } from '../../api/measures/measureTypes.ts';
import { sameJson } from '../../drafts/sameJson.ts';

/** A measure of the draft on screen. `was` is its number as last saved; undefined for one that is new. */
export interface Entry {
  key: string;
  was: string | undefined;
  measure: DraftMeasure;
}

export type Head = Omit<DraftBody, 'measures'>;

export interface Draft {
  head: Head;
  entries: Entry[];
  /** Gives the next key. */
  made: number;
}

/** Which unit list of a measure. */
export type Role = 'leads' | 'partners';

/** The draft of a notice as it came. */
export function draftOf(notice: Notice): Draft {
  const { docNo, title, issuer, date, year, schedule, chase } = notice;
  const measures = notice.draft?.measures ?? [];
  return {
    head: { docNo, title, issuer, date, year, schedule, chase },
    entries: measures.map((measure, index) => ({ key: `m${index}`, was: measure.no, measure })),
    made: measures.length,
  };
}

/** What is sent to be saved. */
export const bodyOf = ({ head, entries }: Draft): DraftBody => ({
  ...head,
  measures: entries.map(({ measure }) => measure),
});

/** After a save: every measure is known by the number that it was saved under, here in `sent`. */
export function settle(draft: Draft, sent: Draft = draft): Draft {
  const numbers = new Map(sent.entries.map(({ key, measure }) => [key, measure.no]));
  return { ...draft, entries: draft.entries.map((entry) => ({ ...entry, was: numbers.get(entry.key) })) };
}

/** Whether two drafts would be saved as the same. */
export const sameDraft = (a: Draft, b: Draft): boolean => a === b || sameJson(bodyOf(a), bodyOf(b));

/** The years of its rounds in words: its own, and on to that of the last deadline (2026 至 2028). */
export function roundYears({ head: { year }, entries }: Draft): string {
  const last = Math.max(year, ...entries.map(({ measure }) => Number(measure.deadline?.slice(0, 4) ?? 0)));
  return last === year ? String(year) : `${year} 至 ${last}`;
}

/** Puts changed fields into one measure; every other entry stays the same object. */
export function change(draft: Draft, key: string, part: Partial<DraftMeasure>): Draft {
  return {
    ...draft,
    entries: draft.entries.map((entry) =>
      entry.key === key ? { ...entry, measure: { ...entry.measure, ...part } } : entry,
    ),
  };
}

/** Adds a unit to one of a measure's lists, unless the list has the name. */
export function addUnit(draft: Draft, key: string, list: Role, unit: Unit): Draft {
  const units = draft.entries.find((entry) => entry.key === key)?.measure[list];
  if (!units || units.some(({ name }) => name === unit.name)) return draft;
  return change(draft, key, { [list]: [...units, unit] });
}

export const remove = (draft: Draft, key: string): Draft => ({
  ...draft,
  entries: draft.entries.filter((entry) => entry.key !== key),
});

const blank: DraftMeasure = {
  no: '',
  label: '',
  section: [],
  title: '',
  text: '',
  leads: [],
  partners: [],
  byWholeRegion: false,
  deadline: null,
  cadence: null,
  targets: [],
  span: null,
  finds: [],
  unsure: [],
  checked: true,
};

/** Inserts a measure behind another, or at the end; gives the new one's key too. */
export function insert(
  draft: Draft,
  after: string | undefined,
  part: Partial<DraftMeasure>,
): [Draft, string] {
  const key = `m${draft.made}`;
  const at = draft.entries.findIndex((entry) => entry.key === after);
  const before = draft.entries[at]?.measure;
  const measure = {
    ...blank,
    no: freeNo(draft, before?.no ?? String(draft.entries.length + 1)),
    section: before?.section ?? [],
    ...part,
  };
  const entries = [...draft.entries];
  entries.splice(at < 0 ? entries.length : at + 1, 0, { key, was: undefined, measure });
  return [{ ...draft, entries, made: draft.made + 1 }, key];
}

/** `no` if it is free, else `no-2`, `no-3` and so on. */
function freeNo(draft: Draft, no: string): string {
  const taken = new Set(draft.entries.map(({ measure }) => measure.no));
  if (!taken.has(no)) return no;
  let count = 2;
  while (taken.has(`${no}-${count}`)) count++;
  return `${no}-${count}`;
}

/** Where its text is cut, the rest becomes a measure of its own with the same units and times. */
export function split(draft: Draft, key: string, at: number): [Draft, string] {
  const entry = draft.entries.find((one) => one.key === key);
  if (!entry) return [draft, key];
  const { measure } = entry;
  const rest = measure.text.slice(at).trim();
  const stop = /[。；，]/.exec(rest)?.index ?? rest.length;
  const kept = change(draft, key, { text: measure.text.slice(0, at).trim() });
  return insert(kept, key, {
    section: measure.section,
    title: rest.slice(0, Math.min(stop, 40)),
    text: rest,
    leads: measure.leads,
    partners: measure.partners,
    byWholeRegion: measure.byWholeRegion,
    deadline: measure.deadline,
    cadence: measure.cadence,
    span: measure.span,
  });
}

/** Puts a measure into the one before it: texts behind each other, units and targets together, the later deadline. */
export function mergeUp(draft: Draft, key: string): [Draft, string] {
  const at = draft.entries.findIndex((entry) => entry.key === key);
  const above = draft.entries[at - 1];
  const own = draft.entries[at]?.measure;
  if (!above || !own) return [draft, key];
  const upper = above.measure;
  const leads = union(upper.leads, own.leads);
  const merged: Partial<DraftMeasure> = {
    text: [upper.text, own.title, own.text].filter((text) => text.trim() !== '').join('\n'),
    leads,
    partners: union(upper.partners, own.partners).filter(
      ({ name }) => !leads.some((one) => one.name === name),
    ),
    byWholeRegion: upper.byWholeRegion || own.byWholeRegion,
    deadline: [upper.deadline, own.deadline].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null),
    cadence: upper.cadence ?? own.cadence,
    targets: [...upper.targets, ...own.targets],
    span: cover(upper.span, own.span),
    finds: [...upper.finds, ...own.finds],
    unsure: [...new Set([...upper.unsure, ...own.unsure])],
    checked: isChecked(upper) && isChecked(own),
  };
  return [remove(change(draft, above.key, merged), key), above.key];
}

const union = (a: Unit[], b: Unit[]): Unit[] => [
  ...a,
  ...b.filter(({ name }) => !a.some((one) => one.name === name)),
];

const cover = (a: Span | null, b: Span | null): Span | null =>
  a && b ? { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } : (a ?? b);

/** Whether nothing of it waits for a person's look. */
export const isChecked = ({ unsure, checked }: DraftMeasure): boolean => checked || unsure.length === 0;

/** Whether nobody has said yet which department it is. */
export const isOpen = ({ depts, outside }: Unit): boolean => depts.length === 0 && outside !== true;

/** Says once which departments a unit name is, wherever it stands; `places` counts where. */
export function mapUnit(
  draft: Draft,
  name: string,
  to: Pick<Unit, 'depts'> & { outside: boolean },
): { draft: Draft; places: number } {
  let places = 0;
  const each = (units: Unit[]): Unit[] => {
    if (!units.some((unit) => unit.name === name)) return units;
    return units.map((unit) => {
      if (unit.name !== name) return unit;
      places++;
      return decided(unit, to);
    });
  };
  const entries = draft.entries.map((entry) => {
    const leads = each(entry.measure.leads);
    const partners = each(entry.measure.partners);
    if (leads === entry.measure.leads && partners === entry.measure.partners) return entry;
    return { ...entry, measure: { ...entry.measure, leads, partners } };
  });
  return { draft: { ...draft, entries }, places };
}

/** A unit once somebody has said which departments it is. */
export const decided = (
  { suggestions: _, outside: __, ...unit }: Unit,
  { depts, outside }: Pick<Unit, 'depts'> & { outside: boolean },
): Unit => ({ ...unit, depts, ...(outside && { outside: true }) });

/** A unit name of a draft: in how many places it stands and leads, and what it is. */
export interface NamedUnit {
  unit: Unit;
  places: number;
  leads: number;
  /** It is not the same departments everywhere. */
  differs: boolean;
}

const sameUnit = (a: Unit, b: Unit): boolean =>
  JSON.stringify([a.depts, a.outside ?? false]) === JSON.stringify([b.depts, b.outside ?? false]);

/** Each unit name once: those that are no department yet first, leads before the others. */
export function unitNames({ entries }: Draft): NamedUnit[] {
  const named = new Map<string, NamedUnit>();
  const add = (unit: Unit, lead: boolean) => {
    const known = named.get(unit.name);
    if (!known) {
      named.set(unit.name, { unit, places: 1, leads: lead ? 1 : 0, differs: false });
      return;
    }
    known.places++;
    if (lead) known.leads++;
    if (!sameUnit(known.unit, unit)) known.differs = true;
    if (isOpen(unit)) known.unit = unit;
  };
  for (const { measure } of entries) {
    for (const unit of measure.leads) add(unit, true);
    for (const unit of measure.partners) add(unit, false);
  }
  const rank = ({ unit, leads }: NamedUnit) => (isOpen(unit) ? (leads > 0 ? 0 : 1) : 2);
  return [...named.values()].sort((a, b) => rank(a) - rank(b));
}
