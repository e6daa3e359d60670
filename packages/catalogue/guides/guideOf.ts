import { compilerFor } from '@mingcha/rules';
import { partsOf, ruleFields, ruleValuesOf } from '../kinds/element.ts';
import type { Element, ListDefinition } from '../kinds/format.ts';
import type { ListRow } from '../kinds/kindOf.ts';
import { askedIn, conditionsOver, isAlways } from './conditions.ts';
import type { GuideForm, Span } from './form.ts';
import { type Entry, type Guide, type Promised, promiseWords, type Window } from './guide.ts';
import type { Material, Question } from './narrow.ts';

/** Makes the guide of a row, with its department by id; undefined where the row has none. */
export type ToGuide = (row: ListRow) => Guide | undefined;

const entriesOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

/** The question of situations that are told as such, each with its materials. */
const situationTitle = '办理情形';

/** Makes guides of the rows of a list by its form. Nothing of a row is read that is not open to everybody. */
export function guidesOf(list: ListDefinition, form: GuideForm): ToGuide {
  const own = new Map(
    list.elements.flatMap((one) => (one.of === undefined && one.open ? [[one.field, one] as const] : [])),
  );
  const at = (field: string | undefined): string | undefined =>
    field !== undefined && own.has(field) ? field : undefined;
  const holds = conditionOver(list, form.when);
  const opens = form.opens && conditionOver(list, form.opens.when);

  const spanOf = (row: ListRow, { days, unit }: Span): Promised | undefined => {
    const [number, of] = [row[at(days) ?? ''], row[at(unit) ?? '']];
    return typeof number === 'number'
      ? { days: number, unit: typeof of === 'string' ? of : '工作日' }
      : undefined;
  };
  const entryOf = (row: ListRow, field: string | Span): Entry[] => {
    const element = own.get(typeof field === 'string' ? field : field.days);
    if (!element || row[element.field] === undefined) return [];
    const span = typeof field === 'string' ? undefined : spanOf(row, field);
    const said = span ? promiseWords(span) : textOf(element, row[element.field], list.elements);
    return said === '' ? [] : [{ title: element.title, text: said }];
  };

  return (row) => {
    if (!holds(row)) return undefined;
    const promise = spanOf(row, form.promise);
    const dept = row[at('dept') ?? ''];
    const url = row[at(form.url) ?? ''];
    const of = (field: string | undefined) => row[at(field) ?? ''];
    return {
      list: list.id,
      id: row.id,
      noun: form.noun,
      name: String(row.name ?? row.id),
      ...(typeof dept === 'string' && { dept }),
      audience: textsOf(of(form.audience)),
      themes: textsOf(of(form.themes)),
      ...(promise && { promise }),
      ...materialsOf(row, form, list.elements, at),
      windows: entriesOf(of(form.windows)) as unknown as Window[],
      faqs: entriesOf(of(form.faqs)) as unknown as Guide['faqs'],
      sections: form.sections.flatMap(({ title, fields }) => {
        const entries = fields.flatMap((field) => entryOf(row, field));
        return entries.length > 0 ? [{ title, entries }] : [];
      }),
      members:
        (form.members ?? []).map((field) => textsOf(of(field))).find((found) => found.length > 0) ?? [],
      ...(typeof url === 'string' && { url }),
      ...(form.opens &&
        opens?.(row) && {
          opens: {
            type: form.opens.type,
            situation: form.opens.situation,
            values: {
              [form.opens.row]: row.id,
              ...(form.opens.name !== undefined && { [form.opens.name]: String(row.name) }),
            },
          },
        }),
    };
  };
}

/** An expression over the rows of a list. One that does not fit the list's own definition holds of no row. */
function conditionOver(list: ListDefinition, source: string | undefined): (row: ListRow) => boolean {
  if (source === undefined) return () => true;
  const own = list.elements.filter(({ of }) => of === undefined);
  const compiled = compilerFor(ruleFields(own))(source);
  if (!compiled.ok) return () => false;
  const valuesOf = ruleValuesOf(own, list.elements, [compiled.expression]);
  return (row) => compiled.expression.holds(valuesOf(row));
}

function materialsOf(
  row: ListRow,
  { questions, materials, situations }: GuideForm,
  all: readonly Element[],
  at: (field: string | undefined) => string | undefined,
): { questions: Question[]; materials: Material[] } {
  const asked = askedIn(row[at(questions) ?? '']);
  const told = asked.length > 0 ? [] : entriesOf(row[at(situations) ?? '']);
  const read = conditionsOver(asked);
  const parts = partsOf(all, { field: materials ?? '' }).filter(
    ({ field }) => !['title', 'when'].includes(field),
  );
  const made = entriesOf(row[at(materials) ?? '']).map((entry): Material => {
    const title = String(entry.title);
    const one = typeof entry.when === 'string' ? read(entry.when) : undefined;
    // What cannot be read asks for too much rather than too little; the row is refused when it is next changed.
    const cases = one && 'cases' in one && !isAlways(one.cases, asked) ? one.cases : casesIn(title, told);
    const details = parts.flatMap((part) => {
      const said = textOf(part, entry[part.field], []);
      return said === '' ? [] : [{ title: part.title, text: said }];
    });
    return { title, details, ...(cases && { cases }) };
  });
  const titles = told.map(({ title }) => String(title));
  return {
    questions: told.length > 1 ? [{ title: situationTitle, answers: titles }] : asked.map(bare),
    materials: made,
  };
}

const bare = ({ title, answers, note }: Question): Question => ({
  title,
  answers,
  ...(note !== undefined && { note }),
});

/** The situations that name a material; none where all need it, or there is nothing to choose. */
function casesIn(
  title: string,
  told: readonly Record<string, unknown>[],
): Record<string, string>[] | undefined {
  if (told.length < 2) return undefined;
  // One that names no materials needs all of them.
  const needs = told.filter(({ materials }) => materials === undefined || textsOf(materials).includes(title));
  return needs.length === 0 || needs.length === told.length
    ? undefined
    : needs.map((one) => ({ [situationTitle]: String(one.title) }));
}

/** A value as people read it, entries on a line each; empty for a department, which is named by its id. */
function textOf(element: Pick<Element, 'type' | 'field'>, value: unknown, all: readonly Element[]): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (element.type === 'department') return '';
  if (element.type !== 'records') return Array.isArray(value) ? value.join('、') : String(value);
  const parts = partsOf(all, element);
  const lines = entriesOf(value).map((entry) =>
    parts
      .flatMap((part) => {
        const said = textOf(part, entry[part.field], []);
        return said === '' ? [] : [part.type === 'flag' ? `${part.title}：${said}` : said];
      })
      .join('，'),
  );
  return lines.join('\n');
}
