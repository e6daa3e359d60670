import { createCache, openRegister, type Register, type Row, type VersionRef } from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { ListKind } from '../kinds/lists.ts';
import { basesOf } from './bases.ts';
import { changesOf, type LevelChange } from './changes.ts';
import { byKey, type ComparedElement, comparedElements, levelPart, levelRowOf } from './compared.ts';
import { type Counties, countiesOf } from './counties.ts';
import type { Edition, LevelDeps } from './published.ts';
import { type Refusal, refusalKind } from './refusals.ts';

/** How a city's list stands to what its province has published. */
export type Standing = ListKind & {
  above: Edition;
  register: Register<Row>;
  /** The city's current version that was looked at. */
  draft: VersionRef | null;
  elements: readonly ComparedElement[];
  changes: readonly LevelChange[];
  /** Items that cannot be told apart, because several rows of a side have their code. */
  several: readonly string[];
  /** By the item's id above. */
  refusals: ReadonlyMap<string, Refusal>;
};

type Joined = Pick<Standing, 'changes' | 'several' | 'refusals'>;

/** By all that it follows from, so that who pages through it has nothing joined again. */
const kept = createCache(48 * 2 ** 20);
const changeSize = 500;

/** What a city refused of a list, by the item's id above. */
async function refusalsOf(store: TenantStore, list: string, { clock }: LevelDeps) {
  const register = openRegister(store, refusalKind, { now: clock });
  const { draft } = await register.heads();
  const read = async () => {
    const found = new Map<string, Refusal>();
    if (draft)
      await register.scan(draft.id, (row) => {
        if (row.list === list) found.set(row.item, row);
      });
    return found;
  };
  return { version: draft?.id ?? '', read };
}

/** Joins what a city has with what its province has published, now. Who asks for many lists gives what reads the counties once. */
export async function standingOf(
  store: TenantStore,
  found: ListKind,
  above: Edition,
  deps: LevelDeps,
  countiesNow: () => Promise<Counties> = () => countiesOf(store),
): Promise<Standing> {
  const elements = comparedElements(found.list).filter(({ field }) => above.fields.includes(field));
  const fields = elements.map(({ field }) => field);
  const register = openRegister(store, found.kind, { now: deps.clock });
  const [{ draft }, refused, counties] = await Promise.all([
    register.heads(),
    refusalsOf(store, found.list.id, deps),
    countiesNow(),
  ]);
  const part = levelPart(found.list, fields);
  const from = [above.version.id, above.fields, draft?.id ?? '', refused.version, part.name, counties.mark];
  const joined = await kept.get<Joined>(
    `${store.tenant} ${sha256Hex(Buffer.from(JSON.stringify(from)))}`,
    ({ changes }) => changes.length * changeSize,
    async () => {
      const [theirs, ours, refusals] = await Promise.all([
        above.rows(found.list, fields),
        draft ? register.parts(draft.id, part) : [],
        refused.read(),
      ]);
      const [offered, own] = [byKey(theirs), byKey(ours, counties.of)];
      const several = new Set([...offered.several, ...own.several]);
      const differing = [...own.found.values()].filter(({ key, marks }) =>
        offered.found.get(key)?.marks.some((mark, at) => mark !== marks[at]),
      );
      const baseOf = await basesOf(above, differing);
      const asRow = levelRowOf(found.list, fields);
      const changes = changesOf({
        ...{ fields, offered: offered.found, own: own.found },
        // What counties alone handle is theirs, not the city's, to take over.
        several: new Set([...several, ...own.below]),
        baseOf(row) {
          const base = baseOf(row);
          return base && asRow(base as unknown as Row).marks;
        },
        refused: (item) => marksOf(refusals.get(item)),
      });
      return { changes, several: [...several].sort(), refusals };
    },
  );
  return { ...found, above, register, draft, elements, ...joined };
}

const marksOf = (refusal: Refusal | undefined) =>
  refusal && Object.fromEntries(refusal.elements.map(({ field, mark }) => [field, mark]));
