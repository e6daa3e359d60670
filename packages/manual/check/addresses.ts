import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the console's pages have their addresses. */
const pages = ['packages/console/router.tsx', 'packages/console/measures/pageRoutes.ts'];

/** Every address that a page of the console or the portal has; `$` stands for what varies. */
export function pageAddresses(root: string): string[] {
  const text = (file: string) => readFileSync(join(root, file), 'utf8');
  const all = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, found]) => found!);
  const tabs = all(text('packages/console/settings/SettingsPage.tsx'), /\{ key: '([\w-]+)', label:/g);
  const kinds = all(text('packages/console/shell/section.ts'), /'registers\/([\w-]+)': /g);
  const routes = all(pages.map(text).join('\n'), /\bpath: '(.*)'/g).flatMap((path) => {
    if (path === '/settings/$tab') return tabs.map((tab) => `/settings/${tab}`);
    if (path.startsWith('/registers/$kind')) return kinds.map((kind) => path.replace('$kind', kind));
    return [path.replace(/\$\w+/g, '$')];
  });
  const portal = all(text('packages/portal/src/routes.ts'), /(?:\[\/|RegExp\(`)\^(\S+)\$[/`]/g).map(
    (pattern) =>
      pattern
        .replaceAll('\\/', '/')
        .replace(/\(\\+d\{6\}\)|\$\{segment\}/g, '$')
        .replace('(?:public)?', ''),
  );
  return [...routes.map((path) => `/console${path === '/' ? '' : path}`), ...portal];
}
