import { parseArgs } from 'node:util';
import { openIamis } from '../src/app.ts';
import { APP_ROLE, embeddedUrls, OWNER_ROLE } from '../src/platform/embedded-server.ts';
import { openLog } from '../src/platform/log.ts';
import { openPlatform } from '../src/platform/platform.ts';
import { openEmbeddedSecrets } from '../src/platform/secrets.ts';

// The whole program as one of its request processes runs it (IAMIS_WORKERS): without the jobs, which another process does.
const { values } = parseArgs({ options: { data: { type: 'string', default: '' } } });
const secrets = openEmbeddedSecrets(values.data, {});
const urlOf = embeddedUrls({
  ...{ dataDir: values.data, database: 'iamis' },
  passwords: { owner: secrets.ownerPassword, app: secrets.appPassword, keeper: secrets.keeperPassword },
});
const log = openLog('error');
const platform = openPlatform({ site: 'hub', databaseUrl: urlOf(APP_ROLE), poolSize: 8, secrets, log });
const iamis = await openIamis(platform, {
  ...{ ownerUrl: urlOf(OWNER_ROLE), areJobsRun: false, requestsPerMinute: 10_000_000, listRules: '' },
});
await iamis.start();
const url = await iamis.app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ url })}\n`);
process.on('SIGTERM', () => void iamis.close().then(() => process.exit(0)));
