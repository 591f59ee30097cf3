import { openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** What a busy office does beside the lanes: a year of flows as CSV again and again, and a list file. Says `done` after both. */
export interface BackgroundLoad {
  url: string;
  analystToken: string;
  editorToken: string;
  flowsPath: string;
  listFile: string;
}

const { url, analystToken, editorToken, flowsPath, listFile } = workerData as BackgroundLoad;
const counts = { exports: 0, csvBytes: 0, imports: 0, importStatus: 0, importS: 0 };
let isImporting = true;

async function importList(): Promise<void> {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/v1/watchlist/imports?format=iamis-ndjson`, {
    method: 'POST',
    headers: { authorization: `Bearer ${editorToken}`, 'content-type': 'application/octet-stream' },
    body: await openAsBlob(listFile),
  });
  counts.importStatus = answer.status;
  const { id, status } = (await answer.json()) as { id: string; status: string };
  for (let now = status; now === 'staging'; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const seen = await fetch(`${url}/v1/watchlist/imports/${id}`, {
      headers: { authorization: `Bearer ${editorToken}` },
    });
    now = ((await seen.json()) as { status: string }).status;
  }
  counts.imports += 1;
  counts.importS = Math.round((performance.now() - startedAt) / 100) / 10;
}

async function exportFlows(): Promise<void> {
  while (isImporting) {
    const answer = await fetch(`${url}${flowsPath}`, {
      headers: { authorization: `Bearer ${analystToken}`, accept: 'text/csv' },
    });
    if (!answer.ok || !answer.body) throw new Error(`flows: ${answer.status}`);
    for await (const chunk of answer.body) counts.csvBytes += chunk.length;
    counts.exports += 1;
  }
}

const exporting = exportFlows();
await importList().finally(() => {
  isImporting = false;
});
await exporting;
parentPort?.postMessage(counts);
