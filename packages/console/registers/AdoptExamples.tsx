import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { registerApi } from '../api/lists/registers.ts';
import { useAct } from '../ui/act/useAct.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';

interface AdoptExamplesProps {
  kind: RegisterKindName;
  /** Where others than the first examples lie. */
  path?: string;
  children: ReactNode;
  onDone?: () => void;
}

/** Takes in the examples of a register as a draft, all of them or none. Nothing where it has none. */
export function AdoptExamples({ kind, path, children, onDone }: AdoptExamplesProps) {
  const { base, examples } = kindNamed(kind);
  const client = useQueryClient();
  const adopt = useAct((path: string) => registerApi(base).adopt(path), {
    done: '示例已存为草稿，请按本市规定修改',
    onDone: () => {
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind });
      onDone?.();
    },
  });
  if (!examples) return null;
  return (
    <Button loading={adopt.busy} onClick={() => adopt.run(path ?? examples.path)}>
      {children}
    </Button>
  );
}
