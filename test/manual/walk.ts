import type { Shot, ShotStep } from '@mingcha/manual';
import type { Locator, Page } from 'playwright-core';

/** What becomes of a shot: the picture, and the names of its text that were not on the pages. */
export type Taken = { png: Buffer; missing: string[] };

/** Does the steps of a shot and takes the picture. Throws on a step that cannot be done. */
export async function takeShot(
  page: Page,
  { steps, names }: Shot,
  idOf: (thing: string) => Promise<string>,
): Promise<Taken> {
  const missing = new Set(names);
  const look = async () => {
    for (const name of await page.evaluate(seen, [...missing])) missing.delete(name);
  };
  for (const step of steps) {
    await doStep(page, step, idOf);
    await settle(page);
    await look();
  }
  return { png: await page.screenshot(), missing: [...missing] };
}

async function doStep(page: Page, step: ShotStep, idOf: (thing: string) => Promise<string>): Promise<void> {
  switch (step.do) {
    case 'open':
      await page.goto(await withIds(step.what, idOf));
      return;
    case 'press':
      return named(page, step.what).click();
    case 'see':
      return page.getByText(step.what).first().waitFor();
    case 'fill':
      return page.getByLabel(step.field).first().fill(step.what);
    case 'choose':
      return choose(page.getByRole('combobox', { name: new RegExp(step.field) }), step.what);
  }
}

/** What can be pressed under a name; of several the first that is seen. */
const named = (page: Page, name: string): Locator =>
  (['button', 'link', 'tab', 'menuitem', 'radio'] as const)
    .map((role) => page.getByRole(role, { name, exact: true }))
    .reduce((either, or) => either.or(or))
    .or(page.getByLabel(new RegExp(`^${name}`)))
    .filter({ visible: true })
    .first();

/** Types what an option is called and takes the first that fits, once the list has come. */
async function choose(box: Locator, option: string): Promise<void> {
  await box.click();
  await box.pressSequentially(option);
  await box.page().locator('[role=option]').first().waitFor({ state: 'attached' });
  await box.press('Enter');
  await box.press('Escape');
}

async function withIds(address: string, idOf: (thing: string) => Promise<string>): Promise<string> {
  let whole = address;
  for (const [placeholder, thing] of address.matchAll(/\{([a-z:-]+)\}/g))
    whole = whole.replace(placeholder, await idOf(thing!));
  return whole;
}

/** Waits until a page has what it shows, with its fonts. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.getByLabel('正在载入').first().waitFor({ state: 'hidden' });
  await page.evaluate(() => document.fonts.ready);
  // Charts are drawn once their library has come.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.chart-box, .state-chart-box')].every((box) => box.childElementCount > 0),
  );
}

/** Runs in the page: which of the names stand on it to be seen, each as all that something says or is called. */
function seen(names: string[]): string[] {
  const texts: (string | null)[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility()) continue;
    texts.push(
      element.childElementCount < 6 ? element.textContent : '',
      ...[...element.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.textContent : '')),
      ...['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name)),
    );
  }
  const found = new Set(texts.map((text) => text?.trim().replace(/\s+/g, ' ')));
  return names.filter((name) => found.has(name));
}
