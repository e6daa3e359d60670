import { divisionName } from '@mingcha/kernel';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case } from '../../api/cases/caseTypes.ts';
import { registerApi } from '../../api/lists/registers.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Row } from '../../api/types.ts';
import { registerKinds } from '../../registers/kinds.ts';
import type { Local } from '../local/local.ts';
import { type CheckPoint, type Download, fieldValue, type Inspector, isSafe, textOf } from '../work/model.ts';

export const visitType = 'inspection-visits';

/** So many visits are taken along at most, those that are to be made first. */
const most = 100;

const idsIn = (found: Case, field: string): string[] => [fieldValue(found, field) ?? []].flat().map(String);

/** A row of a register; undefined where it is not there any more, or not for this person. */
async function rowOf(
  api: ReturnType<typeof registerApi>,
  id: string,
  version?: string,
): Promise<Row | undefined> {
  try {
    return (await api.row(id, version)).data;
  } catch (error) {
    if (error instanceof ApiProblem && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

/** Reads each row once, however many visits name it. Nothing is asked for before somebody waits for it. */
function rowReader() {
  const items = registerApi(registerKinds.items.base);
  const inspectors = registerApi(registerKinds.inspectors.base);
  const objects = registerApi(registerKinds.objects.base);
  const published = lazily(items.published);
  const known = new Map<string, () => Promise<Row | undefined>>();
  const once = (key: string, read: () => Promise<Row | undefined>) => {
    const found = known.get(key) ?? lazily(read);
    known.set(key, found);
    return found();
  };
  return {
    item: (id: string) => once(`item/${id}`, async () => rowOf(items, id, await published())),
    inspector: (id: string) => once(`inspector/${id}`, () => rowOf(inspectors, id)),
    object: (id: string) => once(`object/${id}`, () => rowOf(objects, id)),
  };
}

function lazily<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= read();
    return answer;
  };
}

/** The check points of an item as its row of the published list names them. */
export function pointsOf(id: string, row: Row | undefined): CheckPoint[] {
  const points = (row?.points ?? []) as readonly { point: string; answers?: string; basis?: string }[];
  return points.map(({ point, answers = '', basis }) => ({
    key: `${id}/${point}`,
    item: String(row?.name ?? id),
    ...(typeof row?.dept === 'string' && { dept: row.dept }),
    point,
    answers: answers.split('、').filter(Boolean),
    ...(basis && { basis }),
  }));
}

const inspectorOf = (found: Case, id: string, row: Row | undefined): Inspector => ({
  id,
  name: String(row?.name ?? found.names[id] ?? id),
  ...(typeof row?.dept === 'string' && { dept: row.dept }),
  certificate: String(row?.certificate ?? ''),
  validUntil: String(row?.validUntil ?? ''),
});

/** Where the roster has the enterprise now; undefined where that is the visit's address still, or not known. */
export function movedTo(found: Case, row: Row | undefined): string | undefined {
  const [division, address] = [String(row?.division ?? ''), String(row?.address ?? '')];
  const isSame = address === textOf(found, 'address');
  return address === '' || isSame ? undefined : `${divisionName(division)} ${address}`.trim();
}

/** The enterprise's phone number; who may not see it as it is gets none. Each look is recorded, so that it is asked for once. */
async function phoneOf(found: Case): Promise<string | undefined> {
  const field = found.fields.find(({ name }) => name === 'phone');
  if (field?.value === undefined) return undefined;
  if (!field.masked) return String(field.value);
  try {
    const value = fieldValue(await casesApi.look(visitType, found.id), 'phone');
    return value === undefined ? undefined : String(value);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return undefined;
    throw error;
  }
}

/**
 * Downloads the visits that somebody is to make, with the points of their items. What is not theirs any more and has nothing
 * filled in goes; what waits to be sent stays as it was looked at when it was submitted. Resolves to how many there are. Throws an
 * ApiProblem.
 */
export async function downloadVisits(local: Local, sub: string, serverNow: () => number): Promise<number> {
  const query = { state: 'toVisit', person: sub, sort: 'fields.until', limit: most };
  const [{ items: rows }, known, works] = await Promise.all([
    casesApi.list(visitType, query),
    local.downloads(),
    local.works(),
  ]);
  const before = new Map(known.map((one) => [one.case.id, one]));
  const read = rowReader();
  const one = async (id: string) => {
    const { data: found, etag } = await casesApi.get(visitType, id);
    const itemIds = idsIn(found, 'items');
    const [items, inspectors, [object], phone] = await Promise.all([
      Promise.all(itemIds.map(read.item)),
      Promise.all(
        idsIn(found, 'inspectors').map(async (each) => inspectorOf(found, each, await read.inspector(each))),
      ),
      Promise.all(idsIn(found, 'object').map(read.object)),
      before.get(id)?.phone ?? phoneOf(found),
    ]);
    const moved = movedTo(found, object);
    const download: Download = {
      case: found,
      etag,
      points: items.flatMap((row, at) => pointsOf(itemIds[at]!, row)),
      inspectors,
      ...(moved !== undefined && { movedTo: moved }),
      ...(phone !== undefined && { phone }),
      at: serverNow(),
    };
    await local.putDownload(download);
  };
  // A few at a time: a phone's line is thin.
  const wanted = new Set(rows.map(({ id }) => id));
  const waiting = new Set(works.flatMap(({ id, progress }) => (progress.is === 'queued' ? [id] : [])));
  const left = [...wanted].filter((id) => !(waiting.has(id) && before.has(id)));
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) await one(id);
    }),
  );
  const unsafe = new Set(
    works.filter((work) => !isSafe(work) || work.progress.is === 'synced').map(({ id }) => id),
  );
  for (const id of before.keys()) if (!wanted.has(id) && !unsafe.has(id)) await local.drop(id);
  return wanted.size;
}
