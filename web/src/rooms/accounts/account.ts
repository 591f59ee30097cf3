import type { operations } from '../../platform/api-types.ts';

export type Account = operations['readAccount']['responses'][200]['content']['application/json'];
