import { useEffect, useRef, useState } from 'react';
import { answerOf, type Trouble, troubleOf } from '../../platform/answer.ts';
import { api, type Schemas } from '../../platform/api.ts';
import { isLookupGiven, type Lookup, lookupHeaders } from '../../platform/lookup.ts';
import type { EntryBody } from './draft.ts';

export type Simulation = Schemas['Simulation'];

export interface Simulated {
  answer: Simulation | null;
  /** The body that `answer` is of, as text. */
  answered: string | null;
  isAsking: boolean;
  trouble: Trouble | null;
}

/** A person rests between words; asked at each letter the server would count for nobody. */
const REST_MS = 600;

/**
 * What the draft would have done, asked anew when the typing rests. One question at a time: what was typed meanwhile is asked next, and only
 * the latest, since a simulation walks through 30 days of crossings.
 * @param body null: there is nothing to ask yet
 * @param lookup without its case the server says how many, and shows nobody
 */
export function useSimulation(body: EntryBody | null, lookup: Lookup): Simulated {
  const [state, setState] = useState<Simulated>({ answer: null, answered: null, isAsking: false, trouble: null });
  const text = body === null ? null : JSON.stringify(body);
  // Beside the body, which holds the case number too: the purpose in another language asks nothing anew.
  const why = useRef(lookup);
  const wanted = useRef<{ text: string; headers: Record<string, string> } | null>(null);
  const isRunning = useRef(false);
  const isGone = useRef(false);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  useEffect(() => {
    why.current = lookup;
  });

  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => {
      wanted.current = { text, headers: isLookupGiven(why.current) ? lookupHeaders(why.current) : {} };
      if (!isRunning.current) void askNext();
    }, REST_MS);
    return () => clearTimeout(timer);

    async function askNext(): Promise<void> {
      isRunning.current = true;
      while (wanted.current && !isGone.current) {
        const asked = wanted.current;
        wanted.current = null;
        setState((before) => ({ ...before, isAsking: true }));
        try {
          const simulated = JSON.parse(asked.text) as EntryBody;
          const answer = await answerOf(
            api.POST('/v1/watchlist/simulations', { body: simulated, headers: asked.headers }),
          );
          setState({ answer, answered: asked.text, isAsking: false, trouble: null });
        } catch (error) {
          setState((before) => ({ ...before, answered: asked.text, isAsking: false, trouble: troubleOf(error) }));
        }
      }
      isRunning.current = false;
    }
  }, [text]);

  return state;
}
