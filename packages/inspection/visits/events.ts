import type { Hook, Hooks } from '@mingcha/casework/besides';
import { wantedEvent } from '@mingcha/webhooks';
import { listed } from './decide.ts';

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Other systems are told of a result that is public now, and of each amendment of it. */
const resultPublished: Hook = {
  reads: ['task', 'object', 'items', 'dept', 'outcome', 'results', 'endedOn'],
  async alongside({ id = '', fields, amended }, { store, now }) {
    const last = amended.at(-1);
    const { task, object, dept, outcome, endedOn } = fields;
    const data = {
      case: id,
      ...(typeof task === 'string' && { task }),
      object: textIn(object),
      items: listed(fields.items),
      dept: textIn(dept),
      outcome: textIn(outcome),
      results: listed(fields.results),
      endedOn: textIn(endedOn),
      version: amended.length + 1,
      ...(last && { amendedFor: last.reason }),
    };
    return wantedEvent(store, 'visit.published', data, now);
  },
};

/** Other systems are told of a plan that is public now, and of each change of it. */
const planPublished: Hook = {
  reads: ['title', 'kind', 'year', 'dept', 'joint', 'changeReason'],
  async alongside({ id = '', fields }, { store, now }) {
    const { title, kind, year, dept, changeReason } = fields;
    const data = {
      case: id,
      ...{ title: textIn(title), kind: textIn(kind), year: Number(year), dept: textIn(dept) },
      joint: listed(fields.joint),
      changed: changeReason !== undefined,
    };
    return wantedEvent(store, 'plan.published', data, now);
  },
};

/** The code by which definitions tell other systems what has become public of inspections. */
export const publicationHooks: Hooks = new Map<string, Hook>([
  ['inspection.resultPublished', resultPublished],
  ['inspection.planPublished', planPublished],
]);
