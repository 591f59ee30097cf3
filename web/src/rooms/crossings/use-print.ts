import { useMemo } from 'react';
import { type Answered, answerOf, type Trouble, useAct } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Lookup, lookupHeaders } from '../../platform/lookup.ts';
import { saveForm } from '../../platform/save-form.ts';
import { frameWords } from '../../words/frame.ts';
import { useLanguage } from '../../words/language.ts';
import { sayProblem } from '../../words/problems.ts';

interface Printing {
  trouble: Trouble | null;
  /** Why it was not printed. */
  told: string | null;
  /** In all languages. @param why asked for once the decision is another's, or over 15 minutes old */
  printRefusal(inspectionId: string, why?: Lookup): void;
  /** In the language of the screen. */
  printSlip(referralId: string, why?: Lookup): void;
}

/** Forms on paper: the browser saves the PDF, and shows or prints it as it is set to. */
export function usePrint(): Printing {
  const { language, say } = useLanguage();
  const { run, trouble } = useAct();
  const ways = useMemo(() => {
    const print = (name: string, ask: () => Promise<Answered<unknown>>) =>
      void run(async () => {
        const form = await answerOf(ask());
        if (form instanceof Blob) saveForm(name, form);
      });
    const asked = (id: string, why: Lookup | undefined) => ({
      params: { path: { id } },
      ...(why && { headers: lookupHeaders(why) }),
      parseAs: 'blob' as const,
    });
    return {
      printRefusal: (id: string, why?: Lookup) =>
        print('refusal.pdf', () => api.POST('/v1/inspections/{id}/refusal-form', { ...asked(id, why), body: {} })),
      printSlip: (id: string, why?: Lookup) =>
        print('reference.pdf', () =>
          api.POST('/v1/referrals/{id}/reference-slip', { ...asked(id, why), body: { language } }),
        ),
    };
  }, [run, language]);
  if (!trouble) return { ...ways, trouble, told: null };
  const told =
    trouble.code === 'silent'
      ? say(frameWords.serverSilent)
      : say(frameWords.refused, { code: sayProblem(say, trouble.code) });
  return { ...ways, trouble, told };
}
