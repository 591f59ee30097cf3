import { useLanguage } from '../words/language.ts';
import { workWords } from '../words/work.ts';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The next page of a list, below it. */
export function MoreButton({ pages }: { pages: Pages }) {
  const { say } = useLanguage();
  if (!pages.hasNextPage) return null;
  return (
    <button type="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {say(workWords.more)}
    </button>
  );
}
