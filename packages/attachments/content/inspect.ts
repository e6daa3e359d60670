import { endingOf, type FileType, fileTypes, promisedType, usualFileTypes } from '@mingcha/kernel';
import { archiveType } from './archive.ts';
import { compoundType } from './compound.ts';
import { type FileFault, fault, isEmpty } from './fault.ts';
import { shapeOf } from './signature.ts';

const macroEndings = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm', 'potm', 'ppsm']);

/** Why files of this name are taken nowhere, whatever is in them; undefined where some are. */
export function nameFault(name: string): FileFault | undefined {
  const ending = endingOf(name);
  if (promisedType(name)) return undefined;
  if (macroEndings.has(ending))
    return fault('file-macros', `.${ending} 文件可以含有宏，不能上传。请另存为不含宏的文件或 PDF 后再上传。`);
  const known = usualFileTypes.map((type) => `.${fileTypes[type].endings[0]}`).join('、');
  return fault(
    'file-type-refused',
    ending === ''
      ? `文件名没有扩展名，无法判断类型。请改名后再上传，可用：${known}。`
      : `不能上传 .${ending} 文件。请另存为 ${known} 之一后再上传。`,
  );
}

/** What a file is by its content, when its name says the same; else why it is not taken. `name` is a cleaned one. */
export function inspectFile(bytes: Buffer, name: string): FileType | FileFault {
  const badName = nameFault(name);
  if (badName) return badName;
  const promised = promisedType(name)!;
  if (bytes.length === 0) return isEmpty();
  const shape = shapeOf(bytes);
  const found = shape === 'archive' ? archiveType(bytes) : shape === 'compound' ? compoundType(bytes) : shape;
  if (typeof found === 'object' || found === promised) return found;
  const content = found ? fileTypes[found].title : '其他内容';
  return fault(
    'file-type-differs',
    `文件名的扩展名是 .${endingOf(name)}，内容却是“${content}”。请用原来的程序另存为 .${endingOf(name)}，或按内容改正扩展名后再上传。`,
  );
}
