import { WriteConflict } from './errors.ts';

/** Resolves to whether the write was made. Where somebody else's came first there is nothing left to do. */
export async function unlessOvertaken(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}
