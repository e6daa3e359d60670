/** Makes the manual whole: takes its pictures from a freshly started system, and prints it as PDF. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildManual, madeFolder, madePdfName, readChapters, type Shot } from '@mingcha/manual';
import { signedIn } from '../browser/signedIn.ts';
import { city, type Site, startSite } from '../browser/site.ts';
import { takeUp } from '../browser/takeUp.ts';
import { openBrowser, phone, still, type TestBrowser, type Visitor } from '../support/browser.ts';
import { printManual } from './pdf.ts';
import { createThings } from './things.ts';
import { takeShot } from './walk.ts';
import { toWebp } from './webp.ts';

const { values, positionals } = parseArgs({ options: { from: { type: 'string' } }, allowPositionals: true });
const pictures = join(madeFolder, 'shots');

const stillPhone = { ...phone, reducedMotion: 'reduce' } as const;

/** Somebody who is signed in where the shot asks for it. */
async function visitorOf(
  browser: TestBrowser,
  site: Site,
  { login, phone: isPhone }: Shot,
): Promise<Visitor> {
  const visitor = await browser.visit(site.url, isPhone ? stillPhone : still);
  if (login !== undefined) await visitor.page.evaluate(takeUp, await signedIn(site.url, { login }));
  return visitor;
}

/** Takes the pictures; gives what is wrong, a line each. */
async function takeAll(browser: TestBrowser, site: Site, shots: readonly Shot[]): Promise<string[]> {
  const wrong: string[] = [];
  const idOf = createThings(site);
  const { page: blank } = await browser.visit(site.url);
  // The site's own pages may not read `data:`, as which a picture comes.
  await blank.goto('about:blank');
  for (const shot of shots) {
    const { page, leave } = await visitorOf(browser, site, shot);
    try {
      const { png, missing } = await takeShot(page, shot, idOf);
      const webp = await toWebp(blank, png);
      await writeFile(join(pictures, `${shot.name}.webp`), webp);
      console.log(`${shot.name}  ${Math.round(webp.length / 1024)} KB`);
      wrong.push(...missing.map((name) => `${shot.name}: 【${name}】 is not on the page`));
    } catch (error) {
      wrong.push(`${shot.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
    await leave();
  }
  return wrong;
}

/** What a function may answer with on AWS, in bytes. */
const mostBytes = 4_500_000;

const chapters = await readChapters();
const shots = chapters.flatMap((chapter) => chapter.shots);
const asked = positionals.length > 0 ? shots.filter(({ name }) => positionals.includes(name)) : shots;
if (positionals.length === 0) await rm(madeFolder, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const [site, browser] = await Promise.all([
  startSite({ objects: 1_500, notices: [city.code, city.parent], ...(values.from && { from: values.from }) }),
  openBrowser(),
]);
try {
  const wrong = await takeAll(browser, site, asked);
  await buildManual();
  const { page } = await browser.visit(site.url);
  await page.goto('/help/all');
  const pdf = await printManual(page);
  await writeFile(join(madeFolder, madePdfName(chapters)), pdf);
  await buildManual();
  if (pdf.length > mostBytes)
    wrong.push(`the PDF has ${pdf.length} bytes, of which ${mostBytes} can be served`);
  console.log(
    `${asked.length} pictures, PDF of ${Math.round(pdf.length / 1024)} KB, pages in packages/manual/dist`,
  );
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await site.stop();
}
