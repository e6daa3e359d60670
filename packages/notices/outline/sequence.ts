import type { Marker, MarkerKind } from './markers.ts';

/**
 * What a number means where it stands: `next` goes on from the last of its kind, `first` begins below an open heading,
 * `start` is the first of its kind and not one, `gap` leaves numbers out, `again` counts anew or repeats one, `no` fits nowhere.
 */
export type Verdict = 'next' | 'first' | 'start' | 'gap' | 'again' | 'no';

interface Open {
  readonly kind: MarkerKind;
  readonly value: number;
}

/** Numbers may jump so far (a page is missing, a clerk miscounted) before a heading is not believed. */
const LARGEST_GAP = 5;

/** Follows the numbering through a document. */
export class Sequence {
  readonly #open: Open[] = [];
  readonly #last = new Map<MarkerKind, number>();

  /** What a number would mean here; nothing is changed. */
  judge({ kind, value }: Marker): Verdict {
    const open = this.#open.find((heading) => heading.kind === kind);
    const last = open?.value ?? this.#last.get(kind);
    if (value === (last ?? 0) + 1) return last === undefined ? 'first' : 'next';
    if (value === 1) return open ? 'again' : 'first';
    if (last === undefined) return 'start';
    if (value === last) return 'again';
    return value > last && value - last <= LARGEST_GAP ? 'gap' : 'no';
  }

  /** Takes the heading over; gives its depth, 0 for the outermost. */
  take({ kind, value }: Marker): number {
    const at = this.#open.findIndex((heading) => heading.kind === kind);
    if (at >= 0) this.#open.length = at;
    this.#open.push({ kind, value });
    this.#last.set(kind, value);
    return this.#open.length - 1;
  }
}
