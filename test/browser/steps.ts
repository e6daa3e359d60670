import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until it is there for everybody to see. */
export const see = (what: Locator) => what.first().waitFor();

/** What is wrong with the headings of a page: it has one h1, which comes first, and no level is left out. */
export async function headingFaults(page: Page): Promise<string[]> {
  const headings = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.map(({ tagName, textContent }) => ({ level: Number(tagName[1]), textContent })),
    );
  const faults = headings.filter(({ level }, at) => level > (headings[at - 1]?.level ?? 0) + 1);
  const tops = headings.filter(({ level }) => level === 1);
  return [
    ...(tops.length === 1 ? [] : [`${tops.length} headings of level 1`]),
    ...faults.map(({ level, textContent }) => `h${level} ${textContent} leaves a level out`),
  ];
}

const isOfConsole = (address: string) => new URL(address, 'http://none').pathname.startsWith('/console/');

/**
 * Opens a page. Where the console is open already and the page is one of its, it is not loaded anew. What was seen before has
 * then gone: the way leads by an address without a page.
 */
export async function openPage(page: Page, path: string): Promise<void> {
  if (!isOfConsole(path) || !isOfConsole(page.url())) {
    await page.goto(path);
    return;
  }
  const go = (to: string) => page.evaluate((address) => history.pushState(null, '', address), to);
  await go('/console/nowhere');
  const back = await page.getByRole('link', { name: '回到首页' }).elementHandle();
  await go(path);
  await back!.waitForElementState('hidden');
}

/** Waits until it has gone. */
export const seeGone = (what: Locator) => what.waitFor({ state: 'hidden' });

/** Signs in to the console by a demo account's button, which fills in the provider's form. Ends on the home page. */
export async function signIn(page: Page, login = 'jinchang-admin'): Promise<void> {
  await page.goto('/console/');
  await page.getByRole('button', { name: login }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  // A province has its cities there in place of what waits.
  await see(page.getByRole('heading', { level: 1, name: /好|夜深了/ }));
}

/** Chooses in a select: types what it is called and takes the first that fits, once the list has come. */
export async function pick(within: Page | Locator, label: string | RegExp, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label });
  await box.click();
  await box.page().keyboard.insertText(option);
  const list = (await box.getAttribute('aria-controls'))!;
  await box.page().locator(`[id="${list}"] [role=option]`).first().waitFor({ state: 'attached' });
  await box.press('Enter');
  // Only one that takes several stays open; an Escape for one that is about to close would close the dialog around it.
  if (await box.evaluate((element) => element.closest('.ant-select-multiple') !== null))
    await box.press('Escape');
  await expect.poll(() => box.getAttribute('aria-expanded')).toBe('false');
}

/** So many presses of Tab lie between two looks at where the focus is. */
const together = 8;

/** Presses Tab until the focus is where it should be; fails when it cannot be reached so. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await target.waitFor({ state: 'attached' });
  // Tab passes over a button that waits for an answer.
  await expect.poll(() => target.isEnabled(), { timeout: 20_000 }).toBe(true);
  for (let presses = 0; presses < most; presses += together) {
    if (await target.evaluate(holdTab)) return;
    const next = Math.min(together, most - presses);
    for (let press = 0; press < next; press++) await page.keyboard.press('Tab');
  }
  if (await target.evaluate(holdTab)) return;
  throw new Error(`not reached by ${most} presses of Tab: ${target}`);
}

/** Runs in the page: whether something has the focus. Once it has, Tab leaves it there until this is asked again. */
function holdTab(element: Element): boolean {
  const scope = window as unknown as { letTabGo?: () => void };
  scope.letTabGo?.();
  delete scope.letTabGo;
  const hasFocus = () => element === document.activeElement;
  if (hasFocus()) return true;
  const hold = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !hasFocus()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, true);
  scope.letTabGo = () => window.removeEventListener('keydown', hold, true);
  return false;
}

/** What somebody does by keyboard alone: each goes to its target with Tab first. */
export const keyboardOf = (page: Page) => ({
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await tabTo(page, target);
    await page.keyboard.press(key);
  },
  async type(label: string | RegExp, text: string): Promise<void> {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(text);
  },
});

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** What axe finds on the page at the width of a desk and of a phone, and what sticks out of the phone's screen. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const before = page.viewportSize();
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  for (const size of widths) {
    await page.setViewportSize(size);
    const found = await page.evaluate(violations);
    faults.push(...found.map((fault) => `${size.width} ${fault}`));
  }
  faults.push(...(await page.evaluate(overflowing)));
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Runs in the page, where axe is: what violates WCAG 2.1 A and AA. What does not is not told, which would take most of the time. */
async function violations(): Promise<string[]> {
  const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
  const found = await inPage.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
    resultTypes: ['violations'],
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
    ),
  );
}

/**
 * Runs in the page: how far it can be scrolled to the side, and what makes it so. A page that was made narrower a moment ago is
 * given a second to arrange itself.
 */
async function overflowing(): Promise<string[]> {
  const { documentElement: root } = document;
  const isWide = () => root.scrollWidth > root.clientWidth;
  for (const until = performance.now() + 1_000; isWide() && performance.now() < until; )
    await new Promise(requestAnimationFrame);
  if (!isWide()) return [];
  const wide = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .slice(-3)
    .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class')}`);
  return [`390 overflow by ${root.scrollWidth - root.clientWidth} px: ${wide.join(', ')}`];
}

/** Prints what a failed test saw, as a screen reader would tell it. */
export async function describePage(test: string, page: Page): Promise<void> {
  console.error(`${test}: ${page.url()}\n${await page.locator('body').ariaSnapshot()}`);
}
