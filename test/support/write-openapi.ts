import { writeFileSync } from 'node:fs';
import { OPENAPI_FILE, openApiYaml } from './openapi-document.ts';

// `npm run openapi`: the API's document, written where clients look for it.
writeFileSync(OPENAPI_FILE, await openApiYaml());
