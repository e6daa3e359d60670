import { onceInRun } from '../support/onceInRun.ts';
import { startSite } from './site.ts';

/** A data folder with the small demo cities, to be copied; they are loaded once in a run. */
export const loadedDemo = (): Promise<string> =>
  onceInRun('demo', async (folder) => (await startSite({ keepIn: folder })).stop());
