import { defineEntity, type KeyPart } from '@mingcha/store';

/** Why a case waits for somebody: its state, a task, or an action that is to be approved. */
export type Waiting = {
  why: 'state' | 'task' | 'approval';
  right: string;
  /** The task's kind, or the action. */
  of?: string;
};

/**
 * A case in one place of one list. It follows from the case and is written with it. It shows the case to nobody:
 * rights are checked when it is read.
 */
export type CasePointer = {
  /** The list and its key, such as `inbox`, `dept`, `620300-scjg`. */
  place: readonly string[];
  /** The order in the list: a due instant, or the case's id. */
  order: string;
  id: string;
  type: string;
  number?: string;
  state: string;
  result?: string;
  /** What it is about, from a field that was not personal when it was written; which field that is. */
  about?: string;
  aboutField?: string;
  /** Values of the fields that are columns of lists. */
  listed: Readonly<Record<string, unknown>>;
  /** The names of the rows among them, by id. */
  names?: Readonly<Record<string, string>>;
  /** Departments that it concerns. */
  depts: readonly string[];
  openedAt: string;
  /** When what runs out first runs out, and the last day; missing where nothing does. */
  due?: { day: string; at: string };
  /** Working days before the end from which it is near. */
  warn?: number;
  /** In an inbox only. */
  waiting?: readonly Waiting[];
};

type PointerKey = Pick<CasePointer, 'place' | 'order' | 'id'>;

export const pointerEntity = defineEntity<CasePointer>()({
  name: 'CASEPTR',
  key: (of: PointerKey) => ({ partition: of.place as KeyPart[], sort: [of.order, of.id] }),
});

/** Names a place in a list, of one case. */
export const placeKey = ({ place, order }: { place: readonly string[]; order: string }): string =>
  [...place, order].join('\0');
