/** What this browser keeps by name. Where it allows no keeping, reads find nothing and writes answer false. */

export function readSlot(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function setItem(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

export function writeSlot(name: string, text: string): boolean {
  void settled(name, text, () => false).catch(() => {});
  return setItem(name, text);
}

/**
 * Writes what a slot keeps from now on, unless another tab has written something that counts: what was first. The database
 * decides, since tabs see each other's local storage late.
 */
export async function writeFirst(
  name: string,
  text: string,
  counts: (text: string) => boolean,
): Promise<{ text: string; stored: boolean }> {
  const first = await settled(name, text, counts).catch(() => {
    const here = readSlot(name);
    return here !== undefined && counts(here) ? here : text;
  });
  return { text: first, stored: setItem(name, first) };
}

export function slotsUnder(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .sort();
  } catch {
    return [];
  }
}

/** The value in JSON text; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const table = 'kept';

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('mingcha-witness', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What the database has under a name, if it counts; else the text, which it has from then on. One transaction at a time. */
async function settled(name: string, text: string, counts: (text: string) => boolean): Promise<string> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(table, 'readwrite');
      const rows = transaction.objectStore(table);
      let first = text;
      const read = rows.get(name);
      read.onsuccess = () => {
        if (typeof read.result === 'string' && counts(read.result)) first = read.result;
        else rows.put(text, name);
      };
      transaction.oncomplete = () => resolve(first);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
