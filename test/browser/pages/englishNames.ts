import type { Page } from 'playwright-core';

/** Names that assistive technology reads without a Chinese character in them. */
export const englishNames = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-label], [aria-roledescription], [aria-valuetext], [role="img"]')]
      .filter((element) => !element.closest('[aria-hidden="true"]'))
      .flatMap((element) =>
        ['aria-label', 'aria-roledescription', 'aria-valuetext']
          .map((name) => element.getAttribute(name))
          .filter((text) => text === null || (/[A-Za-z]/.test(text) && !/\p{Script=Han}/u.test(text)))
          .filter((text) => text !== null || (element.role === 'img' && !element.hasAttribute('aria-label')))
          .map((text) => `${element.className}: ${text}`),
      ),
  );
