import { useNavigate, useSearch } from '@tanstack/react-router';
import { changed, type Part } from '../ui/list/search.ts';

/** What a list among the settings shows, as the address has it. */
export function useSettingsSearch() {
  const search = useSearch({ from: '/settings/$tab' });
  const navigate = useNavigate({ from: '/settings/$tab' });
  const onFind = (part: Part) => void navigate({ search: changed(search, part), replace: true });
  return { search, onFind };
}
