import type { DraftBody, DraftMeasure, Notice, Span, Unit } from '../../api/measureTypes.ts';

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

/** Whether two drafts would be saved as the same. */
export const sameDraft = (a: Draft, b: Draft): boolean =>
  a === b || JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));

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

/**
 * Says which departments a unit is. Units of the same name that are still open become the same, in every measure;
 * `others` counts them.
 */
export function mapUnit(
  draft: Draft,
  where: { key: string; role: Role; index: number },
  to: Pick<Unit, 'depts'> & { outside: boolean },
): { draft: Draft; others: number } {
  const name = draft.entries.find(({ key }) => key === where.key)?.measure[where.role][where.index]?.name;
  let others = 0;
  const take = ({ suggestions: _, outside: __, ...unit }: Unit): Unit => ({
    ...unit,
    depts: to.depts,
    ...(to.outside && { outside: true }),
  });
  const each = (key: string, role: Role, units: Unit[]): Unit[] => {
    if (!units.some((unit) => unit.name === name)) return units;
    return units.map((unit, index) => {
      if (unit.name !== name) return unit;
      if (key === where.key && role === where.role && index === where.index) return take(unit);
      if (!isOpen(unit)) return unit;
      others++;
      return take(unit);
    });
  };
  const entries = draft.entries.map((entry) => {
    const leads = each(entry.key, 'leads', entry.measure.leads);
    const partners = each(entry.key, 'partners', entry.measure.partners);
    if (leads === entry.measure.leads && partners === entry.measure.partners) return entry;
    return { ...entry, measure: { ...entry.measure, leads, partners } };
  });
  return { draft: { ...draft, entries }, others };
}
