import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { definitionsApi, type TypeDefinition } from '../api/cases/definitions.ts';
import type { Answer } from '../api/http.ts';

const keyOf = (type: string) => ['definition', type];

/** A type's definition, its draft and its versions, with the ETag for changes. */
export function useDefinition(type: string) {
  return useQuery({ queryKey: keyOf(type), queryFn: () => definitionsApi.get(type) });
}

/** Shows what a change of a definition answered, and lets everything that follows from it be loaded anew. */
export function useChangedDefinition(type: string): (answer?: Answer<TypeDefinition>) => void {
  const client = useQueryClient();
  return useCallback(
    (answer) => {
      if (answer) client.setQueryData(keyOf(type), answer);
      else void client.invalidateQueries({ queryKey: keyOf(type) });
      for (const name of ['definitions', 'case-types', 'case-type', 'cases', 'audit'])
        void client.invalidateQueries({ queryKey: [name] });
    },
    [client, type],
  );
}
