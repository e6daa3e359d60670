import type { ListPlace } from './docxNumbers.ts';
import { attribute, scanXml } from './xml.ts';

interface Style {
  parent: string | undefined;
  list: string | undefined;
  level: number | undefined;
}

/** Which list each paragraph style belongs to, by its id; styles take it over from those they are based on. */
export function styleLists(xml: string | undefined): Map<string, ListPlace> {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  if (xml === undefined) return new Map();
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'style') {
        style = { parent: undefined, list: undefined, level: undefined };
        styles.set(attribute(attributes, 'styleId') ?? '', style);
      } else if (style) {
        const value = attribute(attributes, 'val');
        if (name === 'basedOn') style.parent = value;
        else if (name === 'numId') style.list = value;
        else if (name === 'ilvl') style.level = Number(value);
      }
    },
    close() {},
    text() {},
  });
  const places = new Map<string, ListPlace>();
  for (const id of styles.keys()) {
    const place = placeOf(styles, id);
    if (place) places.set(id, place);
  }
  return places;
}

function placeOf(styles: ReadonlyMap<string, Style>, id: string): ListPlace | undefined {
  let level: number | undefined;
  let at = styles.get(id);
  for (let depth = 0; at && depth < 20; depth++) {
    level ??= at.level;
    if (at.list !== undefined) return at.list === '0' ? undefined : { list: at.list, level: level ?? 0 };
    at = at.parent === undefined ? undefined : styles.get(at.parent);
  }
  return undefined;
}
