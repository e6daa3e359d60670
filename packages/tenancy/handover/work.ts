import type { Actor, Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Person } from '../people/person.ts';

/** A piece of work that waits for exactly one person. */
export type PersonalWork = {
  /** Which part of the system it is of; with `id` it names the piece. */
  kind: 'case' | 'stand-in';
  id: string;
  /** For people: what it is, and how it is bound to the person. */
  title: string;
  what: string[];
  /** The case's type. */
  type?: string;
};

export type HandOver = {
  from: Person;
  /** Who gets it, with the rights of now. */
  to: Principal;
  by: Actor;
  reason: string;
  clock: Clock;
};

/** One part of the system whose work can be bound to one person. */
export type PersonWork = {
  /** What waits for a person, at most `most` pieces. */
  find(store: TenantStore, person: string, most: number): Promise<PersonalWork[]>;
  /**
   * Hands one piece over, with its audit record; does nothing where it is not the person's any more. Resolves to a Chinese
   * sentence where it cannot be handed over, which says what to do.
   */
  handOver(store: TenantStore, work: PersonalWork, init: HandOver): Promise<string | undefined>;
};
