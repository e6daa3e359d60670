/** The kinds of files that people may hand in, and how the names of each end. */
export const fileTypes = {
  pdf: { title: 'PDF', endings: ['pdf'] },
  ofd: { title: 'OFD', endings: ['ofd'] },
  docx: { title: 'Word', endings: ['docx'] },
  doc: { title: 'Word（97-2003）或 WPS 文字', endings: ['doc', 'wps'] },
  xlsx: { title: 'Excel', endings: ['xlsx'] },
  xls: { title: 'Excel（97-2003）或 WPS 表格', endings: ['xls', 'et'] },
  pptx: { title: 'PowerPoint', endings: ['pptx'] },
  ppt: { title: 'PowerPoint（97-2003）或 WPS 演示', endings: ['ppt', 'dps'] },
  jpg: { title: 'JPG 图片', endings: ['jpg', 'jpeg'] },
  png: { title: 'PNG 图片', endings: ['png'] },
  tif: { title: 'TIFF 图片', endings: ['tif', 'tiff'] },
  mp4: { title: 'MP4 视频', endings: ['mp4'] },
  txt: { title: '文本', endings: ['txt'] },
  zip: { title: 'ZIP 压缩包', endings: ['zip'] },
} as const satisfies Record<string, { title: string; endings: readonly string[] }>;

export type FileType = keyof typeof fileTypes;

export const fileTypeNames = Object.keys(fileTypes) as FileType[];

/** What is taken where nothing else is said: papers and pictures, no videos and no archives. */
export const usualFileTypes: readonly FileType[] = fileTypeNames.filter(
  (name) => name !== 'mp4' && name !== 'zip',
);

/** The most that one file may have, in bytes: 20 MB. */
export const mostFileBytes = 20 * 2 ** 20;

/** The most files that are handed in at a time. */
export const mostFilesAtOnce = 10;

/** How a name ends, in lower case and without the dot; empty where it has no ending. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The type that a file's name promises; undefined where files that end so are not taken at all. */
export const promisedType = (name: string): FileType | undefined =>
  fileTypeNames.find((type) => (fileTypes[type].endings as readonly string[]).includes(endingOf(name)));

/** The endings of some types as people read them, such as `pdf、jpg`. */
export const endingsOf = (types: readonly FileType[]): string[] =>
  types.flatMap((type) => [...fileTypes[type].endings]);
