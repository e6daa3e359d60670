/** Renews the README's pictures in docs/images from a freshly started system. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { city, startSite } from '../test/browser/site.ts';
import { see, signIn } from '../test/browser/steps.ts';
import { openBrowser, phone, still } from '../test/support/browser.ts';
import { exampleNotice } from '../test/support/exampleNotice.ts';

const images = join(import.meta.dirname, '../docs/images');

await mkdir(images, { recursive: true });
const [site, browser] = await Promise.all([startSite({ objects: 3_000 }), openBrowser()]);
try {
  const { id } = await site.demoDraw('published');
  const citizen = await browser.visit(site.url, { ...phone, deviceScaleFactor: 2 });
  await citizen.page.goto(`/public/${city.code}/draws/${id}/verify`);
  await see(citizen.page.getByRole('heading', { name: /^核验通过/ }));
  await citizen.page.screenshot({ path: join(images, 'verify.png') });

  const official = await browser.visit(site.url, still);
  await signIn(official.page);
  const made = await site.ask<{ id: string }>('POST', '/v1/notices', { text: exampleNotice });
  await official.page.goto(`/console/measures/${made.body.id}`);
  await see(official.page.getByRole('button', { name: '开始督促落实' }));
  await official.page.evaluate(() => document.fonts.ready);
  await official.page.screenshot({ path: join(images, 'notice.png') });
} finally {
  await browser.close();
  await site.stop();
}
for (const name of ['verify.png', 'notice.png']) {
  const { size } = await stat(join(images, name));
  console.log(`docs/images/${name}  ${Math.round(size / 1024)} KB`);
}
