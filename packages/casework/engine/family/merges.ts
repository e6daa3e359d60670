import type { CompiledCaseType } from '@mingcha/cases';
import { retryOnConflict, type TenantStore } from '@mingcha/store';
import { auditSettled } from '../../audited.ts';
import type { CaseDeps } from '../../deps.ts';
import { type Case, caseEntity } from '../../kept/case.ts';
import { type CaseEvent, eventsOf } from '../../kept/event.ts';
import { type CaseOut, newOut } from '../../kept/out.ts';
import { type CasePaper, papersOf } from '../../kept/paper.ts';
import { subjectOf } from '../../titles.ts';
import { type Change, theEngine, wantedNumber } from '../change.ts';
import { loadOffice } from '../opening/office.ts';
import { writeChange } from '../write.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks'>;
const busy = '同一时间有多人在办理相关事项，请稍后再试。';

type MadePaper = Change['papers'][number];

/** What happens to a case because of another: the case afterwards, and what its history says; undefined where it has happened. */
type Happens = (
  found: Case,
  compiled: CompiledCaseType,
  at: string,
) =>
  | {
      after: Case;
      kind: CaseEvent['kind'];
      name: string;
      papers?: readonly Omit<MadePaper, 'id'>[];
      tells: boolean;
    }
  | undefined;

/** Writes it in one transaction, and resolves to what follows in other cases in turn. */
async function happen(store: TenantStore, deps: Deps, id: string, happens: Happens) {
  return retryOnConflict(
    async (): Promise<CaseOut | undefined> => {
      const [before, office] = await Promise.all([store.get(caseEntity, { id }), loadOffice(store)]);
      if (!before) return undefined;
      const compiled = await deps.types.of(store, before, await deps.types.current(store, before.type));
      const at = deps.clock().toISOString();
      const done = happens(before, compiled, at);
      if (!done) return undefined;
      const { kind, name, tells } = done;
      const papers = (done.papers ?? []).map((paper, i) => ({
        ...paper,
        id: `p${before.kept.papers + i + 1}`,
      }));
      const seq = before.events + 1;
      const after = {
        ...done.after,
        events: seq,
        kept: { ...done.after.kept, papers: before.kept.papers + papers.length },
      };
      const ids = papers.map((paper) => paper.id);
      const event: CaseEvent = {
        kind,
        name,
        at,
        recordedAt: at,
        by: theEngine,
        case: id,
        seq,
        ...(ids.length > 0 && { papers: ids }),
      };
      const out = tells
        ? newOut({ case: id, seq, recordedAt: at, opens: [], withdraws: [], tells: false, tellsMerged: true })
        : undefined;
      await writeChange(store, {
        deps,
        compiled,
        office,
        before,
        change: { after, recordedAt: at, events: [event], papers, out },
        audited: (written) =>
          auditSettled(deps.clock, theEngine, compiled, written, [subjectOf(compiled, written, event)]),
      });
      return out;
    },
    { busy },
  );
}

/** Whether a case stands in an end. */
const isDone = (compiled: CompiledCaseType, { course }: Case): boolean =>
  compiled.states.get(course.record.state)?.kind === 'done';

/** A case takes in another that was merged into it. Where it has ended meanwhile, those merged into it hear of that at once. */
export const takeMerged = (store: TenantStore, deps: Deps, merged: Case, into: string) =>
  happen(store, deps, into, (found, compiled) =>
    found.merged?.includes(merged.id)
      ? undefined
      : {
          after: { ...found, merged: [...(found.merged ?? []), merged.id] },
          kind: 'merged',
          name: merged.number ?? merged.id,
          tells: isDone(compiled, found),
        },
  );

/** A case that was merged into another hears that this has ended, and gets the papers of its end for its own party. */
export async function tellMerged(store: TenantStore, deps: Deps, main: Case, id: string) {
  const papers = await endPapers(store, main);
  return happen(store, deps, id, (found, compiled, at) =>
    found.mainEndedAt === undefined
      ? {
          after: { ...found, mainEndedAt: at },
          kind: 'mainEnded',
          name: main.number ?? main.id,
          papers: papers.flatMap((paper) => addressed(compiled, found, paper, at)),
          tells: found.merged !== undefined,
        }
      : undefined,
  );
}

/** The papers that a case made when it ended, or got when the one did that it was merged into. */
async function endPapers(store: TenantStore, main: Case): Promise<CasePaper[]> {
  if (main.kept.papers === 0) return [];
  const [events, papers] = await Promise.all([eventsOf(store, main.id), papersOf(store, main.id)]);
  const { state } = main.course.record;
  const last = events.findLast((event) => event.kind === 'mainEnded' || event.to === state);
  return papers.filter((paper) => last?.papers?.includes(paper.id));
}

/** A paper for a party from outside, as it goes to the party of a merged case: with what its own opening filled in. */
function addressed(
  compiled: CompiledCaseType,
  found: Case,
  { name, by, signer, fields }: CasePaper,
  at: string,
): Omit<MadePaper, 'id'>[] {
  const { type } = compiled;
  const paper = type.papers?.[name];
  const party = paper && compiled.parties.get(paper.to);
  if (!paper || !party || 'right' in party || 'client' in party) return [];
  const { fills, asks = [] } = type.open;
  const opening = new Set<string>([...fills, ...asks]);
  const own = Object.entries(found.course.record.fields).filter(([field]) => opening.has(field));
  const theirs = Object.entries(fields).filter(([field]) => !opening.has(field));
  return [
    {
      case: found.id,
      name,
      at,
      by,
      ...(signer && { signer }),
      fields: Object.fromEntries([...theirs, ...own]),
      ...(paper.number !== undefined && { wants: wantedNumber(`${type.name}/${name}`, paper.number, at) }),
    },
  ];
}
