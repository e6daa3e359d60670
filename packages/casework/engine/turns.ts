import { boundIn, type CompiledCaseType } from '@mingcha/cases';
import type { Right } from '@mingcha/http';
import type { Operation } from '@mingcha/store';
import { type Addressee, concern } from '@mingcha/webhooks';
import { concernedBy } from '../access/concerned.ts';
import type { Case } from '../kept/case.ts';
import type { Waiting } from '../kept/pointer.ts';
import { textsIn } from '../texts.ts';
import { aboutOf, waitingPlaces } from './pointers.ts';

/** Why a case is brought to somebody, by the reason that stands in their inbox. */
const kinds: Record<Waiting['why'], string> = {
  state: 'case.turn',
  task: 'case.asked',
  approval: 'case.approval',
};

const keyOf = (place: readonly string[], { why, right, of = '' }: Waiting): string =>
  [...place, why, right, of].join('\0');

/** Those in whose inbox a case stands, each with the reason. */
function waitsFor(compiled: CompiledCaseType, of: Case): Map<string, Addressee> {
  const depts = concernedBy(compiled, of);
  const state = of.course.record.state;
  return new Map(
    waitingPlaces(compiled, of).flatMap(({ place, waiting }) =>
      waiting.map((one): [string, Addressee] => {
        const [, whose = '', id = ''] = place;
        const given = { kind: kinds[one.why], right: one.right as Right };
        const key = `${keyOf(place, one)}${one.why === 'state' ? `\0${state}` : ''}`;
        if (whose === 'person') return [key, { ...given, person: id }];
        return [key, whose === 'dept' ? { ...given, dept: id } : { ...given, depts }];
      }),
    ),
  );
}

/** The fields that bind a party to a person, each with the right by which that person sees the case. */
const bindings = ({ parties }: CompiledCaseType): { field: string; right: Right }[] =>
  [...parties.values()].flatMap((party) =>
    'right' in party && party.person !== undefined
      ? [{ field: party.person, right: party.right as Right }]
      : [],
  );

/** Those who come into a case by name, each by the rights of the fields that name them. */
function newlyBound(compiled: CompiledCaseType, before: Case | undefined, after: Case): Addressee[] {
  const { record } = after.course;
  const all = bindings(compiled);
  const known = new Set(before ? boundIn(compiled, before.course.record) : []);
  return boundIn(compiled, record)
    .filter((person) => !known.has(person))
    .flatMap((person) => {
      const naming = all.filter(({ field }) => textsIn(record.fields[field]).includes(person));
      // A proposal is handed over without a field that names its new holder.
      const rights = (naming.length > 0 ? naming : all.slice(0, 1)).map(({ right }) => right);
      return [...new Set(rights)].map((right): Addressee => ({ kind: 'case.named', right, person }));
    });
}

/** Whom a change brings a case: who is named in it now and was not, and in whose inbox it comes. Pure. */
export function newTurns(compiled: CompiledCaseType, before: Case | undefined, after: Case): Addressee[] {
  if (after.archivedAt !== undefined) return [];
  const bound = newlyBound(compiled, before, after);
  const isBound = new Set(bound.map((one) => 'person' in one && one.person));
  const waited = new Set(before && before.archivedAt === undefined ? waitsFor(compiled, before).keys() : []);
  const turns = [...waitsFor(compiled, after)].flatMap(([key, one]) =>
    waited.has(key) || ('person' in one && isBound.has(one.person)) ? [] : [one],
  );
  return [...bound, ...turns];
}

/** Those for whom a case waits now. */
export const waitedFor = (compiled: CompiledCaseType, of: Case): Addressee[] => [
  ...waitsFor(compiled, of).values(),
];

/** The operation that has people notified of a case; none where it concerns nobody. */
export function caseConcern(
  compiled: CompiledCaseType,
  of: Case,
  to: readonly Addressee[],
  { by, now }: { by?: string | undefined; now: Date },
): Operation[] {
  if (to.length === 0) return [];
  const { type } = compiled;
  const { about } = aboutOf(compiled, of) ?? {};
  const data = {
    to,
    what: type.title,
    link: `/cases/${type.name}/${of.id}`,
    ...(by !== undefined && { by }),
    ...(of.number !== undefined && { number: of.number }),
    ...(about !== undefined && { about }),
  };
  return [concern(data, now)];
}
