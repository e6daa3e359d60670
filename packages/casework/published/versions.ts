import { type CompiledCaseType, fieldsBefore, type Values } from '@mingcha/cases';
import { canonicalJson } from '@mingcha/kernel';
import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import type { Case } from '../kept/case.ts';
import { type CasePaper, papersOf } from '../kept/paper.ts';
import { stateWords } from '../outside/steps.ts';
import type { CurrentType } from '../types/caseTypes.ts';
import { publishedFields } from './published.ts';
import { namesShown, shownField } from './shown.ts';

/**
 * What a published case has said, the oldest first: each of its papers that are for everybody says it as it was then. Of
 * that only what is published now, so that nothing stands here that may not be read any more.
 */
export async function publishedVersions(
  store: TenantStore,
  { types, clock }: Pick<CaseDeps, 'types' | 'clock'>,
  current: CurrentType,
  found: Case,
  office: OfficeCalendar,
) {
  const compiled = await types.of(store, found, current);
  const all = found.kept.papers === 0 ? [] : await papersOf(store, found.id);
  const said = saidVersions(compiled, found, all);
  const open = new Set(publishedFields(compiled, current.compiled, found, { office, now: clock() }));
  const versions = said.map(({ title, at, reason, fields }, i) => {
    const before = said[i - 1]?.fields;
    const isNew = (field: string) =>
      canonicalJson(fields[field] ?? null) !== canonicalJson(before?.[field] ?? null);
    const shown = [...compiled.fields].filter(([field]) => open.has(field) && fields[field] !== undefined);
    return {
      no: i + 1,
      at,
      title,
      ...(reason !== undefined && { reason }),
      fields: shown.map(([field, of]) => shownField(field, of, fields[field])),
      changed: before
        ? [...compiled.fields].flatMap(([field, { title }]) =>
            open.has(field) && isNew(field) ? [title] : [],
          )
        : [],
    };
  });
  const names = await Promise.all(said.map(({ fields }) => namesShown(store, compiled, found, fields, open)));
  return { versions, names: Object.assign({}, ...names) as Record<string, string> };
}

type Said = { title: string; at: string; reason?: string; fields: Values };

/**
 * The versions of what was published, the oldest first: what each public paper said, and what each amendment made of it. A case
 * that was amended and has no such paper begins with what it said when it came to where it is. Pure.
 */
function saidVersions(compiled: CompiledCaseType, found: Case, papers: readonly CasePaper[]): Said[] {
  const { record } = found.course;
  const { amended = [] } = record;
  const corrections = new Set(amended.map(({ at }) => at));
  const own = papers.filter(({ name, at }) => compiled.type.papers?.[name]?.public && !corrections.has(at));
  const printed = own.map(({ name, at, fields }): Said => {
    return { title: compiled.type.papers?.[name]?.title ?? name, at, fields };
  });
  if (amended.length === 0) return printed;
  const before = fieldsBefore(record);
  const first = {
    title: stateWords(compiled, record.state),
    at: found.stateSince,
    fields: before[0] ?? record.fields,
  };
  const after = amended.map(({ action, at, reason }, i): Said => {
    const { title = action } = compiled.actions.get(action) ?? {};
    return { title, at, reason, fields: before[i + 1] ?? record.fields };
  });
  return [...(printed.length > 0 ? printed : [first]), ...after];
}
