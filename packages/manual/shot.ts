/** What is done on a page before a picture is taken of it. */
export type ShotStep =
  | { do: 'open' | 'press' | 'see'; what: string }
  | { do: 'fill' | 'choose'; field: string; what: string };

/** A picture of a page, as a chapter asks for it. */
export type Shot = {
  /** Unique in the manual, and the picture's file without `.webp`. */
  name: string;
  caption: string;
  /** The demo account that sees the page; without one it is somebody who has not signed in. */
  login?: string;
  /** Seen on a phone, not at a desk. */
  phone: boolean;
  steps: ShotStep[];
  /** The names on screen that the text right before it uses: each must be seen on the way. */
  names: string[];
};

/** Size of what a picture shows, in CSS pixels. */
export const shotSize = ({ phone }: Pick<Shot, 'phone'>) =>
  phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };

/** A shot that nobody can take. */
export class ShotError extends Error {}

/**
 * Reads what stands in a block `shot`, a line each: `caption …`, `as LOGIN`, `phone`, `open ADDRESS`, `press NAME`, `see TEXT`,
 * `fill FIELD = VALUE`, `choose FIELD = OPTION`. In an address `{draw:published}` and the like stand for ids of the demo.
 * Throws `ShotError` where a line means nothing, or where nothing is opened or said of it.
 */
export function readShot(name: string, text: string): Omit<Shot, 'names'> {
  const shot: Omit<Shot, 'names'> = { name, caption: '', phone: false, steps: [] };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) readLine(shot, line.trim());
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new ShotError(`“${name}” is no name of a shot`);
  if (shot.caption === '') throw new ShotError(`shot ${name} has no caption`);
  if (shot.steps[0]?.do !== 'open') throw new ShotError(`shot ${name} opens no page first`);
  return shot;
}

function readLine(shot: Omit<Shot, 'names'>, line: string): void {
  const [, verb = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
  const [field = '', what = ''] = rest.split(' = ');
  if (verb === 'phone' && rest === '') shot.phone = true;
  else if (verb === 'caption' && rest) shot.caption = rest;
  else if (verb === 'as' && rest) shot.login = rest;
  else if ((verb === 'open' || verb === 'press' || verb === 'see') && rest)
    shot.steps.push({ do: verb, what: rest });
  else if ((verb === 'fill' || verb === 'choose') && field && what)
    shot.steps.push({ do: verb, field, what });
  else throw new ShotError(`shot ${shot.name}: “${line}” means nothing`);
}
