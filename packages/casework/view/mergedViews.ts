import type { TenantStore } from '@mingcha/store';
import { seesAll } from '../access/handling.ts';
import { fieldsSeen } from '../access/sight.ts';
import type { CaseDeps } from '../deps.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { eventsOf } from '../kept/event.ts';
import type { Shown } from './caseView.ts';
import { seenOf } from './familyView.ts';
import { caseFiles, namedFiles, shownFiles } from './files.ts';
import { erasedText, shownValue } from './masked.ts';
import { namesOf } from './names.ts';

type Deps = Pick<CaseDeps, 'types'>;

const numberOf = ({ number }: Case) => (number === undefined ? {} : { number });

/** The cases that a case is linked to; of those that the caller sees, where they stand. */
export async function linkViews(store: TenantStore, deps: Deps, { compiled, found, caller }: Shown) {
  const linked = await Promise.all(found.links.map(({ to }) => store.get(caseEntity, { id: to })));
  return Promise.all(
    found.links.map(async ({ link, to }, i) => {
      const { title = link, type = '' } = compiled.type.links?.[link] ?? {};
      const own = await seenOf(store, deps, linked[i], caller);
      if (!own) return { title, type, id: to };
      const { state, result } = own.found.course.record;
      const results = own.compiled.type.results ?? {};
      return {
        title,
        type,
        id: to,
        ...numberOf(own.found),
        state: own.compiled.states.get(state)?.title ?? state,
        ...(result !== undefined && { result: results[result] ?? result }),
      };
    }),
  );
}

/**
 * The cases that were merged into a case: who sees it sees of them as much, also where those alone would
 * not be shown to them. Personal values are masked: they are shown on the page of the merged case.
 */
export async function mergedViews(store: TenantStore, { compiled, found, caller }: Shown) {
  const { merged = [] } = found;
  const cases = await store.getMany(
    caseEntity,
    merged.map((id) => ({ id })),
  );
  const seen = fieldsSeen(compiled, found, caller);
  const withComments = seesAll(compiled, found, caller);
  return Promise.all(
    cases
      .flatMap((one) => (one ? [one] : []))
      .map(async (one) => {
        const [names, files, events] = await Promise.all([
          namesOf(store, compiled, one),
          caseFiles(store, compiled, one.id),
          withComments ? eventsOf(store, one.id) : [],
        ]);
        const { fields, tasks, state } = one.course.record;
        return {
          type: one.type,
          id: one.id,
          ...numberOf(one),
          state: compiled.states.get(state)?.title ?? state,
          openedAt: one.openedAt,
          values: [...compiled.fields].flatMap(([name, field]) =>
            seen.has(name) && fields[name] !== undefined
              ? [{ title: field.title, type: field.type, value: shownValue(field, fields[name], false) }]
              : [],
          ),
          names,
          files: shownFiles(compiled, files, namedFiles(compiled, one, seen), false),
          comments: events.flatMap((event) =>
            event.kind === 'comment'
              ? [
                  {
                    by: event.by.name,
                    at: event.at,
                    text: event.textErased ? erasedText : (event.text ?? ''),
                  },
                ]
              : [],
          ),
          tasks: tasks.flatMap((task) =>
            task.status === 'open'
              ? [
                  {
                    title: compiled.tasks.get(task.kind)?.title ?? task.kind,
                    to: task.name ?? names[task.to] ?? task.to,
                  },
                ]
              : [],
          ),
        };
      }),
  );
}
