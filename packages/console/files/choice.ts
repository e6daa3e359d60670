import { endingsOf, type FileType, mostFileBytes, mostFilesAtOnce, promisedType } from '@mingcha/kernel';

/** Why a file cannot be sent, as far as its name and size show; undefined where they show nothing. */
export function whyNot({ name, size }: { name: string; size: number }, accepts: readonly FileType[]) {
  const type = promisedType(name);
  if (!type || !accepts.includes(type)) return `这一项只能上传：${endingsOf(accepts).join('、')}。`;
  if (size === 0) return '文件是空的，请重新选择。';
  return size > mostFileBytes ? `超过 ${mostFileBytes / 2 ** 20} MB，请压缩或拆分后再上传。` : undefined;
}

/** Files that were chosen as far as they fit beside those that are there; with why the others do not. */
export function chosenFiles<T>(
  chosen: readonly T[],
  { there, many }: { there: number; many: boolean },
): { taken: T[]; left: T[]; why: string } {
  const room = many ? Math.max(0, mostFilesAtOnce - there) : 1;
  const why = many ? `一次最多上传 ${mostFilesAtOnce} 个文件，请分几次办理。` : '这一项只能有一个文件。';
  return { taken: chosen.slice(0, room), left: chosen.slice(room), why };
}

/** What the browser's chooser offers. */
export const offered = (accepts: readonly FileType[]): string =>
  endingsOf(accepts)
    .map((ending) => `.${ending}`)
    .join(',');
