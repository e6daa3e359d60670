import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { openBrowser, type TestBrowser, type Visitor } from '../support/browser.ts';
import { loadedDemo } from './loadedDemo.ts';
import { type Site, type SiteOptions, startSite } from './site.ts';
import { describePage, signIn, signInBy } from './steps.ts';

export type Stage = {
  readonly site: Site;
  /** Lets somebody in for the length of a test. Whatever goes wrong on their pages fails it. */
  enter(device?: BrowserContextOptions): Promise<Visitor>;
  /**
   * Lets somebody in who is signed in to the console already and has no page of it open yet. An account signs in by the
   * form only once in a file.
   */
  enterAs(login: string, device?: BrowserContextOptions): Promise<Visitor>;
  /** The same with an account that is not one of the demo's. */
  enterBy(account: { login: string; password: string }, device?: BrowserContextOptions): Promise<Visitor>;
};

/** One system and one browser for the tests of a file; the demo is small and loaded already, unless it is to be another one. */
export function setStage(options?: Pick<SiteOptions, 'objects' | 'notices'>): Stage {
  vi.setConfig({ testTimeout: 120_000 });
  let site: Site | undefined;
  let browser: TestBrowser | undefined;
  const present: Visitor[] = [];
  const sessions = new Map<string, string>();

  beforeAll(async () => {
    const start = async () => startSite(options ?? { from: await loadedDemo() });
    [site, browser] = await Promise.all([start(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async ({ task }) => {
    const guests = present.splice(0);
    if (task.result?.state === 'fail') {
      for (const { page } of guests) if (!page.isClosed()) await describePage(task.name, page);
    }
    for (const { page } of guests) await page.context().close();
    expect(guests.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(site?.errors).toEqual([]);
  });

  async function enter(device?: BrowserContextOptions): Promise<Visitor> {
    const visitor = await browser!.visit(site!.url, device);
    present.push(visitor);
    return visitor;
  }

  async function enterSignedIn(
    login: string,
    sign: (page: Page) => Promise<void>,
    device?: BrowserContextOptions,
  ): Promise<Visitor> {
    if (!sessions.has(login)) {
      const { page } = await enter();
      await sign(page);
      sessions.set(login, await page.evaluate(() => JSON.stringify(sessionStorage)));
      await page.close();
    }
    const visitor = await enter(device);
    await visitor.page.addInitScript(takeUp, sessions.get(login)!);
    return visitor;
  }

  return {
    get site() {
      return site!;
    },
    enter,
    enterAs: (login, device) => enterSignedIn(login, (page) => signIn(page, login), device),
    enterBy: (account, device) => enterSignedIn(account.login, (page) => signInBy(page, account), device),
  };
}

/** Runs in the page before all else: this tab has what another one kept of its sign-in. */
function takeUp(session: string): void {
  if (window.origin === 'null') return;
  for (const [key, value] of Object.entries<string>(JSON.parse(session))) {
    if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, value);
  }
}
