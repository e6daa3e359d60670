import { queryAll, type TenantStore } from '@mingcha/store';
import { alarmEntity } from '../kept/alarm.ts';
import { caseEntity } from '../kept/case.ts';
import { eventsOf } from '../kept/event.ts';
import { pointerEntity } from '../kept/pointer.ts';
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
    for (const { place, order } of found.kept.pointers) {
      places.set(place.join('\0'), place);
      if (!(await store.get(pointerEntity, { place, order, id }))) say(id, `is not in ${place.join('/')}`);
    }
    for (const one of found.kept.uniques) {
      const held = await store.get(uniqueEntity, { ...one, type });
      if (held?.id !== id) say(id, `does not hold ${one.rule}`);
    }
  }
  for (const place of places.values()) {
    for (const { id, order } of await queryAll(store, pointerEntity, [...place])) {
      const found = await store.get(caseEntity, { id });
      const here = found?.kept.pointers.some(
        (one) => one.place.join('\0') === place.join('\0') && one.order === order,
      );
      if (!here) say(id, `is left in ${place.join('/')}`);
    }
  }
  if (new Set(numbers).size < numbers.length) broken.push('a number was given twice');
  return broken;
}
