import type { Page } from 'playwright-core';

const QUESTION = /\/v1\/inspections\/[0-9a-f-]+$/;

export interface SentQuestion {
  id: string;
  body: Record<string, unknown>;
  status: number;
}

/** The next question that a lane sends, once it is answered. */
export async function nextQuestionOf(page: Page): Promise<SentQuestion> {
  const response = await page.waitForResponse((one) => QUESTION.test(one.url()) && one.request().method() === 'PUT');
  return {
    id: response.url().split('/').at(-1) ?? '',
    body: response.request().postDataJSON() as Record<string, unknown>,
    status: response.status(),
  };
}
