import type { Site } from '../browser/site.ts';
import { exampleNotice } from '../support/exampleNotice.ts';

type Listed = { items: { id: string }[] };

/** Ids of the demo's things by what a chapter calls them: `draw:STATE`, `notice:STATE`, `case:TYPE`. Asks for each once. */
export function createThings(site: Site): (name: string) => Promise<string> {
  const first = async (path: string): Promise<string> => {
    const { body } = await site.ask<Listed>('GET', path);
    if (body.items[0] === undefined) throw new Error(`the demo has nothing at ${path}`);
    return body.items[0].id;
  };
  const kinds: Record<string, (which: string) => Promise<string>> = {
    draw: async (state) => (await site.demoDraw(state)).id,
    // The demo's own notices are under way.
    notice: async (state) =>
      state === 'draft'
        ? (await site.ask<{ id: string }>('POST', '/v1/notices', { text: exampleNotice })).body.id
        : first(`/v1/notices?state=${state}&limit=1`),
    case: (type) => first(`/v1/cases/${type}?limit=1`),
  };
  const known = new Map<string, Promise<string>>();
  return (name) => {
    const [kind = '', which = ''] = name.split(':');
    const find = kinds[kind];
    if (find === undefined) throw new Error(`{${name}} is nothing that the demo has`);
    const id = known.get(name) ?? find(which);
    known.set(name, id);
    return id;
  };
}
