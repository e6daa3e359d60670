import { useState } from 'react';
import { sameJson } from '../../drafts/sameJson.ts';
import { rebaseValue } from './rebaseValue.ts';

/** A form's content as it is typed, and what to do when somebody else has saved the same thing meanwhile. */
export interface Rebase<T> {
  value: T;
  set(value: T): void;
  changed: boolean;
  /** The ETag of what the changes began from, for the save. */
  etag: string;
  /** Takes the changes back. */
  reset(): void;
  /** What is typed is saved: the next content from the server is taken as it is. */
  saved(): void;
  /** What somebody else has saved since the changes began; undefined where nobody has. */
  meanwhile: Meanwhile<T> | undefined;
}

export interface Meanwhile<T> {
  before: T;
  mine: T;
  theirs: T;
  /** Goes on from theirs with my changes, or without. */
  goOn(keep: boolean): void;
}

/** Keeps what is typed when `latest` is loaded anew; without changes of one's own the latest is shown. */
export function useRebase<T>(latest: T, etag: string): Rebase<T> {
  const [base, setBase] = useState({ value: latest, etag });
  const [value, set] = useState(latest);
  const changed = !sameJson(value, base.value);
  const isOld = base.etag !== etag;
  const take = (next: T) => {
    setBase({ value: latest, etag });
    set(next);
  };
  if (isOld && (!changed || sameJson(value, latest))) take(latest);
  return {
    value,
    set,
    changed,
    etag: base.etag,
    reset: () => set(base.value),
    saved: () => setBase({ ...base, value }),
    meanwhile:
      isOld && changed
        ? {
            before: base.value,
            mine: value,
            theirs: latest,
            goOn: (keep) => take(keep ? rebaseValue(base.value, value, latest) : latest),
          }
        : undefined,
  };
}
