import './design/tokens.css';
import './design/base.css';
import './frame/frame.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { FailureBoundary } from './frame/failure.tsx';
import { Frame } from './frame/frame.tsx';
import { startIdleLock } from './platform/idle-lock.ts';
import { startKeyboard } from './platform/keyboard.ts';
import { followLaneState } from './platform/lane-state.ts';
import { keepOwnFiles } from './platform/own-files.ts';
import { askSession, whenAccountChanges } from './platform/session.ts';

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000 } } });
const element = document.getElementById('console');
if (!element) throw new Error('no place for the console');

// Whatever language is chosen later, its letters are there, even while the server is away.
void document.fonts.load('1em "Noto Sans Variable"', 'Aа Ңө');
if (import.meta.env.PROD) keepOwnFiles();
startKeyboard();
startIdleLock();
followLaneState();
whenAccountChanges(() => queries.clear());
void askSession();
createRoot(element).render(
  <FailureBoundary>
    <QueryClientProvider client={queries}>
      <Frame />
    </QueryClientProvider>
  </FailureBoundary>,
);
