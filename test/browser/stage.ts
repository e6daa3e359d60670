import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { openBrowser, type TestBrowser, type Visitor } from '../support/browser.ts';
import { loadedDemo } from '../support/run/loadedDemo.ts';
import { type Account, signedIn } from './signedIn.ts';
import { type Site, startSite } from './site.ts';
import { describePage } from './steps.ts';
import { takeUp } from './takeUp.ts';

export type Stage = {
  readonly site: Site;
  /** Lets somebody in for the length of a test. Whatever goes wrong on their pages fails it. */
  enter(device?: BrowserContextOptions): Promise<Visitor>;
  /**
   * Lets somebody in who is signed in to the console already and has no page of it open yet. The form of the provider is not
   * used; who tests it signs in by `signIn`.
   */
  enterAs(login: string, device?: BrowserContextOptions): Promise<Visitor>;
  /** The same with an account that is not one of the demo's. */
  enterBy(account: Account, device?: BrowserContextOptions): Promise<Visitor>;
};

let ofProcess: Promise<TestBrowser> | undefined;

/** The browser for all files that this process runs. It ends with the process. */
const sharedBrowser = () => (ofProcess ??= openBrowser());

/** One system for the tests of a file; the demo is small and loaded already. */
export function setStage(demo: () => Promise<string> = loadedDemo): Stage {
  vi.setConfig({ testTimeout: 120_000 });
  let site: Site | undefined;
  let browser: TestBrowser | undefined;
  const present: Visitor[] = [];
  const sessions = new Map<string, Record<string, string>>();

  beforeAll(async () => {
    const start = async () => startSite({ from: await demo() });
    [site, browser] = await Promise.all([start(), sharedBrowser()]);
  }, 240_000);
  afterAll(async () => {
    if (site) await browser?.forget(site.url);
    await site?.stop();
  });
  afterEach(async ({ task }) => {
    const guests = present.splice(0);
    if (task.result?.state === 'fail') {
      for (const { page } of guests) if (!page.isClosed()) await describePage(task.name, page);
    }
    for (const guest of guests) await guest.leave();
    expect(guests.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(site?.errors).toEqual([]);
  });

  async function enter(device?: BrowserContextOptions): Promise<Visitor> {
    const visitor = await browser!.visit(site!.url, device);
    present.push(visitor);
    return visitor;
  }

  async function enterBy(account: Account, device?: BrowserContextOptions): Promise<Visitor> {
    const { login } = account;
    if (!sessions.has(login)) sessions.set(login, await signedIn(site!.url, account));
    const visitor = await enter(device);
    await visitor.page.evaluate(takeUp, sessions.get(login)!);
    return visitor;
  }

  return {
    get site() {
      return site!;
    },
    enter,
    enterAs: (login, device) => enterBy({ login }, device),
    enterBy,
  };
}
