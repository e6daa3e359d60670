import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A profile with a tab. Visitors of an origin have it one after the other, which costs a third less than one for each. */
export type Profile = {
  readonly origin: string;
  readonly device: BrowserContextOptions;
  readonly context: BrowserContext;
  /** On its origin. */
  readonly page: Page;
  isFree: boolean;
  /** Takes out all that somebody has left in it. */
  empty(): Promise<void>;
};

/** A document of every origin that has no script and takes no room: as long as it is open, the origin's process lives on. */
const nothing = '/config.json';

export async function createProfile(
  context: BrowserContext,
  { origin, device }: Pick<Profile, 'origin' | 'device'>,
): Promise<Profile> {
  let page = await openTab();
  const profile = {
    ...{ origin, device, context, isFree: true },
    get page() {
      return page;
    },
    async empty() {
      await context.setOffline(false);
      if (page.isClosed()) page = await openTab();
      const others = context.pages().filter((one) => one !== page);
      await Promise.all([...others.map((one) => one.close()), page.unrouteAll({ behavior: 'ignoreErrors' })]);
      await page.goto(nothing);
      const devTools = await context.newCDPSession(page);
      await Promise.all([
        page.setViewportSize(device.viewport!),
        page.emulateMedia({ media: null, reducedMotion: device.reducedMotion ?? null }),
        page.evaluate('sessionStorage.clear()'),
        devTools.send('Page.resetNavigationHistory'),
        devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }),
        context.clearCookies(),
        context.clearPermissions(),
      ]);
      await devTools.detach();
      profile.isFree = true;
    },
  };
  return profile;

  async function openTab(): Promise<Page> {
    const tab = await context.newPage();
    await tab.goto(nothing);
    return tab;
  }
}
