/**
 * One read of a thing at a time: who asks while one is on its way gets the next, together with all who ask meanwhile.
 * So many readers cost two reads, and each of them still sees everything that was written before they asked.
 */
export type Turns = <T>(key: string, read: () => Promise<T>) => Promise<T>;

type Turn = { running: Promise<unknown>; next?: Promise<unknown> };

export function createTurns(): Turns {
  const turns = new Map<string, Turn>();

  function begin<T>(key: string, read: () => Promise<T>): Promise<T> {
    const running = read().finally(() => {
      // Where others wait, theirs takes this place as soon as it begins.
      if (!turn.next) turns.delete(key);
    });
    const turn: Turn = { running };
    turns.set(key, turn);
    return running;
  }

  return <T>(key: string, read: () => Promise<T>) => {
    const turn = turns.get(key);
    if (!turn) return begin(key, read);
    const mine = () => begin(key, read);
    turn.next ??= turn.running.then(mine, mine);
    return turn.next as Promise<T>;
  };
}
