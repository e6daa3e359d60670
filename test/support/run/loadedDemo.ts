import { demoCities } from '@mingcha/demo';
import { npmStart } from './npmStart.ts';
import { onceInRun } from './onceInRun.ts';

/** A data folder with the small demo cities, as `npm start` leaves it; to be copied. They are loaded once in a run. */
export const loadedDemo = (): Promise<string> =>
  onceInRun('demo', async (folder) => {
    const { url, stop } = await npmStart(folder, '--cosigners', 'none');
    const offered = await fetch(`${url}/config.json`)
      .then((response) => response.json() as Promise<{ demo: unknown[] }>)
      .then(({ demo }) => demo.length)
      .catch(String);
    const ended = { code: await stop(), offered };
    // The cities and their province.
    if (ended.code !== 0 || ended.offered !== demoCities.length + 1)
      throw new Error(`the demo was not loaded: ${JSON.stringify(ended)}`);
  });
