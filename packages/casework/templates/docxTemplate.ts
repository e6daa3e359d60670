import { cleanText } from '@mingcha/papers/clean';
import { archiveFaults } from './archive.ts';

/** Loaded by those who need it: few definitions have templates of their own. */
async function open(bytes: Uint8Array, modules: object[] = []) {
  const [{ default: Docxtemplater }, { default: PizZip }] = await Promise.all([
    import('docxtemplater'),
    import('pizzip'),
  ]);
  return new Docxtemplater(new PizZip(bytes), {
    modules: modules as never,
    linebreaks: true,
    // What was not given stays empty.
    nullGetter: () => '',
    errorLogging: false,
  });
}

type Tag = { type: string; value: string; module?: string };
type TemplateError = { properties?: { errors?: { properties?: { xtag?: string } }[]; xtag?: string } };

/** What a template names, and what is wrong with it, each fault with what to do. Bounded by `archiveFaults`. */
export async function readTemplate(
  bytes: Buffer,
  known: ReadonlySet<string>,
): Promise<{ placeholders: string[]; faults: string[] }> {
  const faults = await archiveFaults(bytes);
  if (faults.length > 0) return { placeholders: [], faults };
  const parts: Tag[] = [];
  // Its own inspector needs a package that it does not bring.
  const inspector = {
    name: 'Placeholders',
    set: ({ inspect }: { inspect?: { postparsed?: Tag[] } }) =>
      void parts.push(...(inspect?.postparsed ?? [])),
  };
  try {
    await open(bytes, [inspector]);
  } catch (error) {
    const { errors = [error as TemplateError], xtag } = (error as TemplateError).properties ?? {};
    const named = [...errors.map(({ properties }) => properties?.xtag), xtag].filter(
      (one) => one !== undefined,
    );
    return {
      placeholders: [],
      faults:
        named.length === 0
          ? ['文档无法读取，请用 Word 另存为 .docx 后再上传。']
          : [...new Set(named)].map((tag) => `占位符“${tag}”的大括号不成对，应写成 {名称}。`),
    };
  }
  const tags = parts.filter(({ type }) => type === 'placeholder');
  const placeholders = [...new Set(tags.map(({ value }) => value.trim()))];
  const wrong = tags.flatMap(({ value, module }) =>
    module !== undefined
      ? [`占位符“{${value}}”的写法不支持，只能写 {名称}。`]
      : known.has(value.trim())
        ? []
        : [`占位符“{${value}}”不是本事项的字段，也不是可用的名称。`],
  );
  return { placeholders, faults: [...new Set(wrong)] };
}

/** A template with what is known in it. */
export async function fillTemplate(
  bytes: Uint8Array,
  texts: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const document = await open(bytes);
  document.render(Object.fromEntries([...texts].map(([name, text]) => [name, cleanText(text)])));
  return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer;
}

/** The same document with one text in place of another. */
export async function withText(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const { default: PizZip } = await import('pizzip');
  const zip = new PizZip(bytes);
  const part = 'word/document.xml';
  zip.file(part, zip.file(part)!.asText().replaceAll(from, to));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }) as Buffer;
}
