import { proofFile } from '@mingcha/draw/bench';
import { city, startSite } from '../browser/site.ts';
import { openBrowser, phone } from '../support/browser.ts';
import { type Line, median, timed } from './line.ts';

const rows = 8_000;
/** A phone of some years ago beside a server's processor. */
const slower = 4;
const visits = 5;

/** A citizen verifies a whole proof on a phone: from the file to the verdict. */
export async function benchPhone(): Promise<Line> {
  const [site, browser] = await Promise.all([startSite(), openBrowser()]);
  try {
    const buffer = Buffer.from(proofFile(rows));
    const { id } = await site.demoDraw('published');
    const times: number[] = [];
    for (let visit = 0; visit < visits; visit++) {
      const { page } = await browser.visit(site.url, phone);
      await page.goto(`/public/${city.code}/draws/${id}/verify`);
      await page.getByRole('heading', { name: /^核验通过/ }).waitFor();
      const file = page.getByLabel('选择本地文件');
      await file.waitFor({ state: 'attached' });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const [seconds] = await timed(async () => {
        await file.setInputFiles({ name: 'proof.jsonl', mimeType: 'application/jsonl', buffer });
        await page.getByText('本地文件', { exact: true }).waitFor();
        await page.getByRole('heading', { name: '内部演练，不可公开验证' }).waitFor();
      });
      times.push(seconds);
      await page.context().close();
    }
    return {
      name: `a phone, ${slower} times slower, verifies a proof of ${rows.toLocaleString('en')} rows`,
      measured: median(times),
      budget: 3,
      unit: 's',
    };
  } finally {
    await browser.close();
    await site.stop();
  }
}
