import { type FlowQuestion, paramsOf } from '../flow-question.ts';
import { saveFile } from './save-file.ts';

/** An address of the API's that answers as CSV. */
export interface CsvSource {
  path: string;
  params: Readonly<Record<string, string>>;
  by: readonly string[];
}

export function csvOf(question: FlowQuestion): CsvSource {
  return { path: '/v1/flows', params: paramsOf(question), by: question.by };
}

/** The API's own CSV, under the name that the API gives it. @throws Error when it is refused or silent */
export async function saveCsv({ path, params, by: dimensions }: CsvSource): Promise<void> {
  const query = new URLSearchParams(params);
  const answer = await fetch(`${path}?${query}`, { headers: { accept: 'text/csv' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`refused: ${answer.status}`);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '');
  const by = dimensions.length > 0 ? `-${dimensions.join('-')}` : '';
  saveFile(await answer.blob(), (named?.[1] ?? 'flows-of-crossings.csv').replace(/\.csv$/, `${by}.csv`));
}
