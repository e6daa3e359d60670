import { onceInRun } from '../../support/run/onceInRun.ts';
import { city, startSite } from '../site.ts';

/** A data folder with one small demo city, its notices and the province's, which are followed; to be copied. Made once in a run. */
export const followedDemo = (): Promise<string> =>
  onceInRun('followed', async (folder) => {
    const notices = ['620000', city.code];
    const site = await startSite({ objects: 100, cities: [city.code], notices, keepIn: folder });
    await site.stop();
  });
