import type { CaseType } from '@mingcha/cases';
import { call, download, read } from '../http.ts';
import type {
  CaseTypeAdoption,
  CaseTypeDefinition,
  CaseTypeDefinitionRow,
  CaseTypeMove,
  CaseTypeMoveCheck,
  CaseTypeOffer,
} from '../schema.d.ts';
import type { Page } from '../types.ts';

export type {
  CaseTypeAdoption as TypeAdoption,
  CaseTypeDefinition as TypeDefinition,
  CaseTypeDefinitionRow as TypeRow,
  CaseTypeMove as TypeMove,
  CaseTypeMoveCheck as MoveCheck,
  CaseTypeOffer as TypeOffer,
} from '../schema.d.ts';
export type Unmoved = CaseTypeMoveCheck['unmoved'][number];
export type Definition = CaseType;
export type TypeDraft = NonNullable<CaseTypeDefinition['draft']>;
export type Finding = CaseTypeDefinition['findings'][number];
export type Graph = NonNullable<CaseTypeDefinition['graph']>;
export type Difference = CaseTypeDefinition['differences'][number];

/** What a draft is to be: a whole definition, and the library's or the province's version that it was compared with. */
export interface SentDraft {
  definition: Definition;
  note: string;
  library?: string;
  province?: string;
}

const at = (type: string) => `/v1/case-types/${encodeURIComponent(type)}`;

const templateAt = (type: string, paper: string) =>
  `${at(type)}/papers/${encodeURIComponent(paper)}/template`;

/** The calls on definitions of case types. */
export const definitionsApi = {
  list: () => read<Page<CaseTypeDefinitionRow>>('/v1/case-type-definitions'),
  get: (type: string) => call<CaseTypeDefinition>('GET', `${at(type)}/definition`),
  save: (type: string, draft: SentDraft, etag: string) =>
    call<CaseTypeDefinition>('PUT', `${at(type)}/draft`, { body: draft, ifMatch: etag }),
  offers: () => read<Page<CaseTypeOffer>>('/v1/case-type-offers'),
  adopt: (type: string, body: { hash: string; note: string }, etag: string) =>
    call<CaseTypeDefinition>('POST', `${at(type)}/adopt`, { body, ifMatch: etag }),
  adoptions: (type: string) =>
    read<Page<CaseTypeAdoption>>(`/v1/province/case-types/${encodeURIComponent(type)}/adoptions`),
  discard: (type: string, etag: string) =>
    call<CaseTypeDefinition>('DELETE', `${at(type)}/draft`, { ifMatch: etag }),
  /** `move` names the parts that open cases move to. */
  publish: (type: string, etag: string, move: string[]) =>
    call<CaseTypeDefinition>('POST', `${at(type)}/publish`, { body: { move }, ifMatch: etag }),
  template: (type: string, paper: string, name: string, own?: string) =>
    download(templateAt(type, paper), `${name}（模板）.docx`, own === undefined ? {} : { own }),
  addTemplate: (type: string, paper: string, file: string) =>
    call<{ own: string }>('POST', templateAt(type, paper), { body: { file } }),
  checkMove: async (type: string, move: string[]) =>
    (await call<CaseTypeMoveCheck>('POST', `${at(type)}/draft/moves`, { body: { move } })).data,
  moves: (type: string) => read<Page<CaseTypeMove>>(`${at(type)}/moves`),
  close: (type: string, reason: string, etag: string) =>
    call<CaseTypeDefinition>('POST', `${at(type)}/close`, { body: { reason }, ifMatch: etag }),
  reopen: (type: string, etag: string) =>
    call<CaseTypeDefinition>('POST', `${at(type)}/reopen`, { ifMatch: etag }),
};

/** A definition of the API by its shape: it was read and checked there. */
export const definitionOf = (given: Record<string, unknown>): Definition => given as unknown as Definition;
