import type { App } from '../platform/http/app-type.ts';
import type { Platform } from '../platform/platform.ts';
import type { HasCheckpoint } from './account.ts';
import type { Accounts } from './account-reader.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';

export interface AccountsRoutesDeps {
  accounts: Accounts;
  hasCheckpoint: HasCheckpoint;
}

/**
 * Every route of the room. Wiring: `const accounts = openAccounts(platform)`, `openHttp(platform, { findActor: accounts.findActor, … })`,
 * then this; `hasCheckpoint` is the checkpoints room's answer: `async (code) => (await checkpoints.find(code)) !== undefined`.
 */
export function registerAccountsRoutes(app: App, platform: Platform, deps: AccountsRoutesDeps): void {
  registerSignInRoutes(app, platform, deps.accounts);
}
