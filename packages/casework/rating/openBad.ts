import type { TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { openByEngine } from '../engine/byEngine.ts';
import { childId } from '../engine/family/family.ts';
import type { Case } from '../kept/case.ts';
import { eventsOf } from '../kept/event.ts';
import type { CaseOut } from '../kept/out.ts';
import { levelWords } from './rating.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>;

/** The longest text that the field of another case may take of what was written. */
const mostOfText = 2_000;

/** Opens the case that a bad rating asks for, unless it is there; its id follows from the rated case. */
export const openForBadRating = (
  store: TenantStore,
  deps: Deps,
  rated: Case,
  { recordedAt }: CaseOut,
): Promise<CaseOut | undefined> =>
  openByEngine(store, deps, childId(rated.id, 'rating', recordedAt), async () => {
    const own = await deps.types.of(store, rated, await deps.types.current(store, rated.type));
    const bad = own.type.rating?.bad;
    if (!bad || !rated.rating) return undefined;
    const { passes = {}, tells = {} } = bad;
    const { fields } = rated.course.record;
    const said = (await eventsOf(store, rated.id)).find(({ kind }) => kind === 'rated')?.text;
    const values: Record<string, unknown> = {};
    for (const [theirs, ours] of Object.entries(passes))
      if (fields[ours] !== undefined) values[theirs] = fields[ours];
    if (tells.level !== undefined) values[tells.level] = levelWords(rated.rating.level);
    if (tells.service !== undefined) values[tells.service] = own.type.title;
    if (tells.number !== undefined && rated.number !== undefined) values[tells.number] = rated.number;
    if (tells.text !== undefined && said !== undefined) values[tells.text] = said.slice(0, mostOfText);
    return { type: bad.opens, values };
  });
