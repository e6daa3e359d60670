import { fileBytes, findFile, type Owner } from '@mingcha/attachments';
import type { CaseType, Finding } from '@mingcha/cases';
import type { Actor } from '@mingcha/http';
import { defineEntity, type FileStore, type Stored, type TenantStore } from '@mingcha/store';
import { knownWords } from './words.ts';

/** A city's own .docx for a paper of a type; its file belongs to the type. Definitions name it by `id`; it never changes. */
export type OwnTemplate = {
  type: string;
  /** The file's. */
  id: string;
  paper: string;
  name: string;
  placeholders: readonly string[];
  at: string;
  by: Actor;
};

export const ownTemplateEntity = defineEntity<OwnTemplate>()({
  name: 'CASETEMPLATE',
  key: (of: Pick<OwnTemplate, 'type' | 'id'>) => ({ partition: [of.type], sort: [of.id] }),
});

/** Whose the file of a template is. */
export const templateOwner = (type: string): Owner => ({ kind: 'caseType', id: type });

/** The .docx itself; undefined where it is gone. */
export async function templateBytes(
  store: TenantStore,
  files: FileStore,
  { type, id }: Pick<OwnTemplate, 'type' | 'id'>,
): Promise<Buffer | undefined> {
  const file = await findFile(store, templateOwner(type), id);
  return file && fileBytes(store, files, file);
}

/** The templates that a definition names, by their papers; those that the tenant does not have are left out. */
export async function ownTemplates(
  store: TenantStore,
  { name, papers = {} }: CaseType,
): Promise<Map<string, Stored<OwnTemplate>>> {
  const named = Object.entries(papers).flatMap(([paper, { own }]) =>
    own === undefined ? [] : [{ paper, own }],
  );
  const found = await Promise.all(
    named.map(async ({ paper, own }) => {
      const one = await store.get(ownTemplateEntity, { type: name, id: own });
      return one?.paper === paper ? [[paper, one] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** What is wrong with the templates that a definition names: not there, or with placeholders that it does not have. */
export async function templateFindings(store: TenantStore, type: CaseType): Promise<Finding[]> {
  const there = await ownTemplates(store, type);
  const known = new Set(knownWords(type));
  return Object.entries(type.papers ?? {}).flatMap(([paper, { title, own }]) => {
    if (own === undefined) return [];
    const found = there.get(paper);
    const unknown = found?.placeholders.filter((name) => !known.has(name)) ?? [];
    const message = !found
      ? `文书“${title}”所用的模板不在本市，请上传本市模板或恢复默认。`
      : unknown.length > 0
        ? `文书“${title}”的本市模板中有定义里没有的占位符：${unknown.map((name) => `{${name}}`).join('、')}。`
        : undefined;
    return message === undefined
      ? []
      : [
          {
            code: 'own-template' as const,
            level: 'error' as const,
            message,
            states: [],
            actions: [],
            path: [],
          },
        ];
  });
}
