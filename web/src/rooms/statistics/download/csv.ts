import { type FlowQuestion, paramsOf } from '../flow-question.ts';
import { saveFile } from './save-file.ts';

/** The API's own CSV of the question, under the name that the API gives it. @throws Error when it is refused or silent */
export async function saveCsv(question: FlowQuestion): Promise<void> {
  const query = new URLSearchParams(paramsOf(question));
  const answer = await fetch(`/v1/flows?${query}`, { headers: { accept: 'text/csv' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`refused: ${answer.status}`);
  const named = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '');
  const by = question.by.length > 0 ? `-${question.by.join('-')}` : '';
  saveFile(await answer.blob(), (named?.[1] ?? 'flows-of-crossings.csv').replace(/\.csv$/, `${by}.csv`));
}
