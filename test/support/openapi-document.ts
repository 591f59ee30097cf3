import { stringify } from 'yaml';
import { openIamis } from '../../src/app.ts';
import { openLog } from '../../src/platform/log.ts';
import { openPlatform } from '../../src/platform/platform.ts';
import { makeSecrets } from '../../src/platform/secrets.ts';

export const OPENAPI_FILE = 'openapi.yaml';

/** The API's document as the program makes it from its routes; no database is asked. */
export async function openApiYaml(): Promise<string> {
  const platform = openPlatform({
    site: 'hub',
    databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
    poolSize: 2,
    secrets: makeSecrets(),
    log: openLog('silent'),
  });
  const iamis = await openIamis(platform, { ownerUrl: '', requestsPerMinute: 1_000, listRules: '' });
  try {
    await iamis.app.ready();
    return stringify(iamis.app.swagger(), { lineWidth: 120, aliasDuplicateObjects: false });
  } finally {
    await iamis.close();
  }
}
