const name = 'MINGCHA_RUN_FOLDER';

/** Names the folder to the processes that a run starts from now on. */
export function setRunFolder(folder: string): void {
  process.env[name] = folder;
}

/** The folder for what the files of one run share, which is removed at the end; undefined outside of a run, in a measurement. */
export const runFolderIfAny = (): string | undefined => process.env[name];

/** The same in a run of tests. */
export function runFolder(): string {
  const folder = runFolderIfAny();
  if (folder === undefined) throw new Error('there is no run of tests');
  return folder;
}
