import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { openBrowser, type TestBrowser, type Visitor } from '../support/browser.ts';
import { type Site, type SiteOptions, startSite } from './site.ts';
import { describePage } from './steps.ts';

export type Stage = {
  readonly site: Site;
  /** Lets somebody in for the length of a test. Whatever goes wrong on their pages fails it. */
  enter(device?: BrowserContextOptions): Promise<Visitor>;
};

/** One system and one browser for the tests of a file. */
export function setStage(options?: SiteOptions): Stage {
  vi.setConfig({ testTimeout: 120_000 });
  let site: Site | undefined;
  let browser: TestBrowser | undefined;
  const present: Visitor[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(options), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async ({ task }) => {
    const guests = present.splice(0);
    if (task.result?.state === 'fail') for (const { page } of guests) await describePage(task.name, page);
    for (const { page } of guests) await page.context().close();
    expect(guests.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(site?.errors).toEqual([]);
  });

  return {
    get site() {
      return site!;
    },
    async enter(device) {
      const visitor = await browser!.visit(site!.url, device);
      present.push(visitor);
      return visitor;
    },
  };
}
