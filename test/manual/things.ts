import type { Site } from '../browser/site.ts';
import { exampleNotice } from '../support/exampleNotice.ts';

type Listed<More = unknown> = { items: ({ id: string } & More)[] };

/**
 * Ids of the demo's things by what a chapter calls them: `draw:STATE`, `notice:active`, `notice:draft`, `round:STATE` and `round:last` (of the
 * notice that is under way), `chase:STATE`, `case:TYPE`, `pending:TYPE` (a case that waits for an approval). Asks for each once.
 */
export function createThings(site: Site): (name: string) => Promise<string> {
  const first = async (path: string): Promise<string> => {
    const { body } = await site.ask<Listed>('GET', path);
    if (body.items[0] === undefined) throw new Error(`the demo has nothing at ${path}`);
    return body.items[0].id;
  };
  const underWay = () => first('/v1/notices?state=active&limit=1');
  const kinds: Record<string, (which: string) => Promise<string>> = {
    draw: async (state) => (await site.demoDraw(state)).id,
    // The demo's own notices are under way.
    notice: async (state) =>
      state === 'draft'
        ? (await site.ask<{ id: string }>('POST', '/v1/notices', { text: exampleNotice })).body.id
        : underWay(),
    round: async (state) => {
      const { body } = await site.ask<Listed<{ state: string }>>(
        'GET',
        `/v1/notices/${await underWay()}/rounds`,
      );
      return (state === 'last' ? body.items.at(-1) : body.items.find((round) => round.state === state))!.id;
    },
    chase: (state) => first(`/v1/chases?state=${state}&limit=1`),
    case: (type) => first(`/v1/cases/${type}?limit=1`),
    pending: async (type) => {
      const { body } = await site.ask<Listed<{ type: string; reasons: string[] }>>('GET', '/v1/inbox');
      const waits = body.items.find(
        (each) => each.type === type && each.reasons.some((reason) => reason.startsWith('审批')),
      );
      return waits!.id;
    },
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
