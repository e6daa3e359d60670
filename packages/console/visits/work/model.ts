import type { Case } from '../../api/cases/caseTypes.ts';

/** What an inspector looks at, with the answers that the item allows. */
export interface CheckPoint {
  /** The item's id and the point, so that an answer finds its point again. */
  key: string;
  item: string;
  /** The department whose item it is. */
  dept?: string;
  point: string;
  answers: readonly string[];
  basis?: string;
}

/** One of those who inspect, as their certificate says it. */
export interface Inspector {
  id: string;
  name: string;
  dept?: string;
  certificate: string;
  validUntil: string;
}

/** A visit as it lies on this phone: the case as it was last read, and what goes with it. */
export interface Download {
  case: Case;
  /** The version of the case. */
  etag: string;
  points: readonly CheckPoint[];
  inspectors: readonly Inspector[];
  /** Where the roster has the enterprise now, if that is not the visit's address any more. */
  movedTo?: string;
  /** Of the enterprise; undefined where there is none or who is signed in may not see it. */
  phone?: string;
  /** When it was read, in milliseconds by the server's clock. */
  at: number;
}

export interface PointAnswer {
  answer?: string;
  note?: string;
}

/** What an inspector fills in. Days are `YYYY-MM-DD`; what is not filled in is empty or missing. */
export interface Draft {
  servedOn?: string;
  endedOn?: string;
  answers: Record<string, PointAnswer>;
  findings: string;
  results: readonly string[];
  outcome?: string;
  problems: string;
  correctBy?: string;
  signed?: string;
  unsigned: string;
  witnessed?: string;
  /** What a department that joins the visit says of its own part, by the name of the answer. */
  part?: string;
}

/** `paper` is a photo of a sheet that was signed by hand. */
export type FileKind = 'photo' | 'signature' | 'paper';

/** Who draws their signature. */
export type Signer = 'inspector' | 'second' | 'enterprise' | 'witness';

/** A file that lies on this phone. Its bytes are kept beside the work. */
export interface LocalFile {
  id: string;
  kind: FileKind;
  signer?: Signer;
  name: string;
  type: string;
  size: number;
  /** ISO 8601, by the server's clock as far as it is known. */
  at: string;
  /** `latitude,longitude`, where the person lets it be recorded. */
  place?: string;
  /** The system has it under this id since then (milliseconds), and keeps it a day for its visit. */
  sent?: { id: string; at: number };
  /** The case has it: it went ahead of the record. */
  handedIn?: true;
}

/** What is sent, word by word the same at each try. */
export interface Request {
  etag: string;
  key: string;
  values: Record<string, unknown>;
}

/** The photos of a case as the system names them, each with its line of time and place. */
export interface CasePhotos {
  ids: readonly string[];
  notes: readonly Record<string, unknown>[];
}

/** How far a visit is on its way from this phone into the system. */
export type Progress =
  | { is: 'filling'; refused?: { detail: string } }
  /** `basis` is the version that the person looked at when they submitted. */
  | {
      is: 'queued';
      basis: string;
      /** The photos that others have handed in by that version. They stay. */
      others?: CasePhotos;
      attach?: Request;
      serve?: Request;
      record?: Request;
      /** Of a department that joins: the task that its part answers. */
      task?: string;
      failed?: string;
    }
  /** The phone's clock was set while the visit was being filled in: the day must be looked at before it is sent. */
  | { is: 'clock' }
  | { is: 'conflict'; now?: { case: Case; etag: string }; why: string }
  | { is: 'synced'; at: number; task?: string };

/** The work of one account on one visit, as far as it lies on this phone. */
export interface Work {
  id: string;
  draft: Draft;
  files: readonly LocalFile[];
  /** Photos that the case had from this phone and that were removed here since. */
  removed?: readonly LocalFile[];
  progress: Progress;
  /** Server time minus the phone's, in milliseconds, when it was last changed. */
  offset: number;
}

export const newWork = (id: string, offset: number): Work => ({
  id,
  draft: { answers: {}, findings: '', results: [], problems: '', unsigned: '' },
  files: [],
  progress: { is: 'filling' },
  offset,
});

/** Whether the system has all of it, or nothing was filled in: it can go without a loss. */
export const isSafe = ({ progress, draft, files }: Work): boolean =>
  progress.is === 'synced' ||
  (progress.is === 'filling' &&
    files.length === 0 &&
    JSON.stringify(draft) === JSON.stringify(newWork('', 0).draft));

/** The value of a field of a case. */
export const fieldValue = (found: Case, name: string): unknown =>
  found.fields.find((field) => field.name === name)?.value;

/** The text that a field of a case has; empty where it has none. */
export const textOf = (found: Case, name: string): string => {
  const value = fieldValue(found, name);
  return typeof value === 'string' ? value : '';
};

/** The names of the rows, people or departments that a field of a case names. */
export const namesOf = (found: Case, name: string): string[] =>
  [fieldValue(found, name) ?? []].flat().map((id) => found.names[String(id)] ?? String(id));

/** The choices that the definition of a case gives for a field. */
export const choicesOf = (found: Case, name: string): readonly string[] =>
  found.fields.find((field) => field.name === name)?.choices ?? [];
