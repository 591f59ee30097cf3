import type { UseQueryResult } from '@tanstack/react-query';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { troubleOf } from '../../platform/answer.ts';

export type Asked = Pick<UseQueryResult, 'data' | 'error' | 'failureReason' | 'refetch'>;

/** Why figures are not there. Also while they are asked for again by themselves: a busy server turns reports away first. */
export function ReportTrouble({ answers }: { answers: readonly Asked[] }) {
  const failed = answers.filter(({ failureReason }) => failureReason !== null);
  const askAgain = () => {
    for (const { refetch } of failed) void refetch();
  };
  const isGivenUp = failed.some(({ error }) => error !== null);
  return <TroubleNotice trouble={troubleOf(failed[0]?.failureReason)} {...(isGivenUp && { onAgain: askAgain })} />;
}
