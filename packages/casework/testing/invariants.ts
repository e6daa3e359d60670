import { queryAll, sideBySide, type TenantStore } from '@mingcha/store';
import { rowsOf } from '../columns/rowsOf.ts';
import { alarmEntity } from '../kept/alarm.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { eventsOf } from '../kept/event.ts';
import { placeKey, pointerEntity } from '../kept/pointer.ts';
import { uniqueEntity } from '../kept/unique.ts';

/** What of some cases of a type does not hold together in the table, in words; none if all does. */
export async function brokenCases(
  store: TenantStore,
  type: string,
  ids: readonly string[],
): Promise<string[]> {
  const broken: string[] = [];
  const say = (id: string, what: string) => void broken.push(`${id}: ${what}`);
  const alarms = new Map((await queryAll(store, alarmEntity, [])).map((one) => [one.id, one.at]));
  const places = new Map<string, readonly string[]>();
  const numbers: string[] = [];
  const cases = new Map<string, Case>();
  for (const id of ids) {
    const found = await store.get(caseEntity, { id });
    if (!found) {
      say(id, 'is not there');
      continue;
    }
    if (found.number !== undefined) numbers.push(found.number);
    const events = await eventsOf(store, id);
    if (events.map(({ seq }) => seq).join() !== Array.from({ length: found.events }, (_, i) => i + 1).join())
      say(id, `has ${found.events} events, and ${events.length} are there`);
    if (found.kept.alarm !== alarms.get(id))
      say(id, `its alarm is ${alarms.get(id)}, not ${found.kept.alarm}`);
    cases.set(id, found);
    for (const { place } of found.kept.pointers) places.set(place.join('\0'), place);
    for (const one of found.kept.uniques) {
      const held = await store.get(uniqueEntity, { ...one, type });
      if (held?.id !== id) say(id, `does not hold ${one.rule}`);
    }
  }
  const standing = new Set<string>();
  await sideBySide([...places.values()], async (place) => {
    for (const { id, order } of await queryAll(store, pointerEntity, [...place])) {
      standing.add(`${id} ${placeKey({ place, order })}`);
      const found = cases.get(id) ?? (await store.get(caseEntity, { id }));
      const here = found?.kept.pointers.some((one) => placeKey(one) === placeKey({ place, order }));
      if (!here) say(id, `is left in ${place.join('/')}`);
    }
  });
  for (const [id, { kept }] of cases)
    for (const one of kept.pointers)
      if (!standing.has(`${id} ${placeKey(one)}`)) say(id, `is not in ${one.place.join('/')}`);
  const rows = new Map((await rowsOf(store, type)).map((row) => [row.id, row]));
  for (const [id, found] of cases) {
    const row = rows.get(id);
    const isAsItIs = row?.state === found.course.record.state && row.number === found.number;
    if (!isAsItIs || row.isArchived !== (found.archivedAt === undefined ? undefined : true))
      say(id, 'is not the row that it should be');
  }
  if (new Set(numbers).size < numbers.length) broken.push('a number was given twice');
  return broken;
}
