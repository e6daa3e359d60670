import type { CaseType } from '../format/caseType.ts';
import { lastRound } from '../step/needs.ts';
import type { CaseRecord, ClockStatus } from '../step/record.ts';
import { isEmpty } from '../step/values.ts';
import { explore } from './explore.ts';
import { KIND, type Kind } from './kinds.ts';
import { CLOCK, type Model, type ModelClock, modelOf } from './model.ts';

/** Whether a record can come about in a case of a type: whether the proof has visited where it stands. */
export type Places = (record: CaseRecord, clocks: ReadonlyMap<string, ClockStatus>) => boolean;

/** The places of a sound type; undefined where there are more than `limit`. */
export function placesOf(type: CaseType, limit: number): Places | undefined {
  const model = modelOf(type);
  const { complete, configurations } = explore(model, limit);
  if (!complete) return undefined;
  return (record, clocks) => {
    const slots = configurationOf(model, record, clocks);
    return slots !== undefined && configurations.has(slots);
  };
}

/** A record that is not done as the explorer's configuration; undefined where it has none. */
export function configurationOf(
  model: Model,
  record: CaseRecord,
  clocks: ReadonlyMap<string, ClockStatus>,
): Int32Array | undefined {
  const slots = new Int32Array(model.slotSizes.length);
  slots[0] = model.stateNames.indexOf(record.state);
  model.kinds.forEach((kind, i) => {
    slots[1 + i] = kindSlot(kind, record);
  });
  for (const clock of model.clocks) slots[clock.slot] = clockSlot(clock, clocks.get(clock.name));
  for (const { name, countSlot, most } of model.actions)
    if (countSlot >= 0) slots[countSlot] = Math.min(record.times[name] ?? 0, most);
  for (const [field, slot] of model.bits) slots[slot] = isEmpty(record.fields[field]) ? 0 : 1;
  return slots.every((value, i) => value >= 0 && value < model.slotSizes[i]!) ? slots : undefined;
}

function kindSlot(kind: Kind, { tasks, children }: CaseRecord): number {
  const own: readonly { status: string; answer?: string; result?: string }[] = kind.isTask
    ? lastRound(tasks, kind.name)
    : lastRound(children, kind.name);
  if (own.length === 0) return KIND.none;
  if (own.some(({ status }) => status === 'open')) return kind.many || own.length > 1 ? KIND.many : KIND.one;
  const ended = kind.classOf(own.map(({ answer, result }) => answer ?? result ?? ''));
  return ended < 0 ? -1 : KIND.closed + ended;
}

function clockSlot({ again }: ModelClock, status: ClockStatus = 'notStarted'): number {
  if (status === 'notStarted') return CLOCK.fresh;
  if (status === 'expired') return CLOCK.expired;
  return status === 'stopped' && again === 'never' ? CLOCK.over : CLOCK.live;
}
