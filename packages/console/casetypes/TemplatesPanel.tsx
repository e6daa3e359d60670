import { Button } from 'antd';
import { useRef } from 'react';
import {
  type Definition,
  definitionOf,
  definitionsApi,
  type TypeDefinition,
} from '../api/cases/definitions.ts';
import { filesApi } from '../api/files.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { useChangedDefinition } from './queries.ts';

interface TemplatesPanelProps {
  found: TypeDefinition;
  etag: string;
}

/** Which template each paper of a type is made from; a city puts its own .docx in place of ours, in the draft. */
export function TemplatesPanel({ found, etag }: TemplatesPanelProps) {
  const given = found.draft?.definition ?? found.definition;
  const type = given && definitionOf(given);
  const now = found.definition && definitionOf(found.definition);
  if (!type?.papers) return null;
  return (
    <Panel
      title="文书模板"
      about="下载模板，用 Word 或 WPS 改好版式和文字，保留需要的 {占位符}，再上传；不超过 5 MB，不含宏和外部链接。改动先存入草稿，由另一人发布。"
    >
      <ul className="stack">
        {Object.keys(type.papers).map((paper) => (
          <li key={paper}>
            <Line {...{ found, etag, type, paper }} applies={now?.papers?.[paper]?.own} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface LineProps extends TemplatesPanelProps {
  type: Definition;
  paper: string;
  /** The city's template that papers are made from now. */
  applies: string | undefined;
}

function Line({ found, etag, type, paper, applies }: LineProps) {
  const { title, own } = type.papers![paper]!;
  const { name, can } = found;
  const changed = useChangedDefinition(name);
  const chooser = useRef<HTMLInputElement>(null);
  const save = (next: string | undefined, note: string) => {
    const { own: _, ...rest } = type.papers![paper]!;
    const changedPaper = { ...rest, ...(next !== undefined && { own: next }) };
    const definition = { ...type, papers: { ...type.papers, [paper]: changedPaper } };
    return definitionsApi.save(name, { definition, note }, etag);
  };
  const options = { done: '已存入草稿，由另一人发布后生效', onDone: changed };
  const upload = useAct(async (file: File) => {
    const { id } = await filesApi.send(file, {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    const { data } = await definitionsApi.addTemplate(name, paper, id);
    return save(data.own, `文书《${title}》改用本市模板（${file.name}）`);
  }, options);
  const restore = useAct(() => save(undefined, `文书《${title}》恢复系统自带的模板`), options);
  const load = useAct((which: string | undefined) => definitionsApi.template(name, paper, title, which));
  return (
    <div className="stack tight">
      <span className="row between">
        <span>
          <strong>{title}</strong>{' '}
          <span className="muted small">
            {applies === undefined ? '现行：系统模板，PDF 和 Word' : '现行：本市模板，只有 Word'}
            {own === applies ? '' : own === undefined ? '；草稿：恢复系统模板' : '；草稿：换用新的本市模板'}
          </span>
        </span>
        <span className="row">
          <Button size="small" aria-label={`下载模板：${title}`} onClick={() => load.run(undefined)}>
            下载模板
          </Button>
          {own === undefined ? null : (
            <Button size="small" aria-label={`下载本市模板：${title}`} onClick={() => load.run(own)}>
              下载本市模板
            </Button>
          )}
          {can.includes('write') ? (
            <>
              <input
                ref={chooser}
                type="file"
                hidden
                accept=".docx"
                aria-label={`本市模板文件：${title}`}
                onChange={({ target }) => {
                  const [file] = target.files ?? [];
                  if (file) upload.run(file);
                  target.value = '';
                }}
              />
              <Button
                size="small"
                aria-label={`上传本市模板：${title}`}
                loading={upload.busy}
                onClick={() => chooser.current?.click()}
              >
                上传本市模板
              </Button>
              {own === undefined ? null : (
                <Button
                  size="small"
                  aria-label={`恢复默认：${title}`}
                  loading={restore.busy}
                  onClick={() => restore.run(undefined)}
                >
                  恢复默认
                </Button>
              )}
            </>
          ) : null}
        </span>
      </span>
      <Refusal of={upload} />
      <Refusal of={restore} />
      <Refusal of={load} />
    </div>
  );
}
