import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from './platform/session.ts';
import { agenciesWords } from './words/agencies.ts';
import { deskWords } from './words/desks.ts';
import type { Saying } from './words/saying.ts';

export interface Room {
  /** Its addresses are this path and everything below it. */
  path: string;
  name: Saying;
  /** Who has it: an account with this permission. */
  permission: Permission;
  /** Who has this permission as well has a fuller desk instead. */
  exceptWith?: Permission;
  Screen: LazyExoticComponent<ComponentType>;
}

/** Every desk of the console, in the order of the header; each one's code is loaded when it is opened. */
export const ROOMS: readonly Room[] = [
  {
    path: '/lane',
    name: deskWords.lane,
    permission: 'inspect',
    Screen: lazy(() => import('./rooms/crossings/lane/lane-desk.tsx').then(({ LaneDesk }) => ({ default: LaneDesk }))),
  },
  {
    path: '/second-line',
    name: deskWords.secondLine,
    permission: 'second-line',
    Screen: lazy(() =>
      import('./rooms/crossings/second-line/second-line-desk.tsx').then(({ SecondLineDesk }) => ({
        default: SecondLineDesk,
      })),
    ),
  },
  {
    path: '/board',
    name: deskWords.board,
    permission: 'lead-shift',
    Screen: lazy(() => import('./rooms/shifts/board-desk.tsx').then(({ BoardDesk }) => ({ default: BoardDesk }))),
  },
  {
    path: '/statistics',
    name: deskWords.statistics,
    permission: 'read-flows',
    Screen: lazy(() =>
      import('./rooms/statistics/statistics-desk.tsx').then(({ StatisticsDesk }) => ({ default: StatisticsDesk })),
    ),
  },
  {
    path: '/balance',
    name: deskWords.balance,
    permission: 'manage-checkpoints',
    Screen: lazy(() =>
      import('./rooms/statistics/stays/balance-desk.tsx').then(({ BalanceDesk }) => ({ default: BalanceDesk })),
    ),
  },
  {
    path: '/shift',
    name: deskWords.board,
    permission: 'inspect',
    exceptWith: 'lead-shift',
    Screen: lazy(() =>
      import('./rooms/shifts/take-over-desk.tsx').then(({ TakeOverDesk }) => ({ default: TakeOverDesk })),
    ),
  },
  {
    path: '/watchlist',
    name: deskWords.watchlist,
    permission: 'read-watchlist',
    Screen: lazy(() =>
      import('./rooms/watchlist/watchlist-desk.tsx').then(({ WatchlistDesk }) => ({ default: WatchlistDesk })),
    ),
  },
  {
    path: '/accounts',
    name: deskWords.accounts,
    permission: 'manage-accounts',
    Screen: lazy(() =>
      import('./rooms/accounts/accounts-desk.tsx').then(({ AccountsDesk }) => ({ default: AccountsDesk })),
    ),
  },
  {
    path: '/agencies',
    name: agenciesWords.title,
    permission: 'manage-accounts',
    Screen: lazy(() =>
      import('./rooms/accounts/agencies-desk.tsx').then(({ AgenciesDesk }) => ({ default: AgenciesDesk })),
    ),
  },
  {
    path: '/checkpoints',
    name: deskWords.checkpoints,
    permission: 'manage-checkpoints',
    Screen: lazy(() =>
      import('./rooms/checkpoints/checkpoints-desk.tsx').then(({ CheckpointsDesk }) => ({ default: CheckpointsDesk })),
    ),
  },
  {
    path: '/stay-rules',
    name: deskWords.stayRules,
    permission: 'manage-stay-rules',
    Screen: lazy(() =>
      import('./rooms/stays/stay-rules-desk.tsx').then(({ StayRulesDesk }) => ({ default: StayRulesDesk })),
    ),
  },
  {
    path: '/audit',
    name: deskWords.audit,
    permission: 'read-audit',
    Screen: lazy(() => import('./rooms/audit/audit-desk.tsx').then(({ AuditDesk }) => ({ default: AuditDesk }))),
  },
];

export function roomsOf(permissions: readonly Permission[]): readonly Room[] {
  return ROOMS.filter(
    ({ permission, exceptWith }) =>
      permissions.includes(permission) && !(exceptWith && permissions.includes(exceptWith)),
  );
}

export function roomAt(path: string, rooms: readonly Room[]): Room | undefined {
  return rooms.find((room) => path === room.path || path.startsWith(`${room.path}/`));
}
