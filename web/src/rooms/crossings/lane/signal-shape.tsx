import type { PanelKind } from './lane-state.ts';

/** A shape for each signal, so that it is told without its colour: check in a circle, diamond, octagon, hatched square, square. */
export function SignalShape({ kind }: { kind: PanelKind }) {
  return (
    <svg className="signal-shape" viewBox="0 0 96 96" aria-hidden="true" data-shape={kind}>
      {SHAPES[kind]}
    </svg>
  );
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 8,
  strokeLinejoin: 'round',
  strokeLinecap: 'round',
} as const;

const SHAPES = {
  go: (
    <>
      <circle cx="48" cy="48" r="42" {...stroke} />
      <path d="M27 50l15 15 28-33" {...stroke} strokeWidth={10} />
    </>
  ),
  look: (
    <>
      <path d="M48 5l43 43-43 43L5 48Z" {...stroke} />
      <path d="M48 28v24" {...stroke} strokeWidth={10} />
      <circle cx="48" cy="67" r="6" fill="currentColor" />
    </>
  ),
  hold: (
    <>
      <path d="M31 5h34l26 26v34L65 91H31L5 65V31Z" {...stroke} />
      <path d="M28 48h40" {...stroke} strokeWidth={12} />
    </>
  ),
  'manual-check': (
    <>
      <rect x="6" y="6" width="84" height="84" rx="4" {...stroke} />
      <path d="M36 38a12 12 0 1 1 17 11c-4 2-5 4-5 9" {...stroke} />
      <circle cx="48" cy="72" r="6" fill="currentColor" />
    </>
  ),
  'not-screened': (
    <>
      <rect x="6" y="6" width="84" height="84" rx="4" {...stroke} strokeDasharray="14 12" />
      <path d="M14 82L82 14M14 48L48 14M48 82l34-34" {...stroke} strokeWidth={5} />
    </>
  ),
} as const satisfies Record<PanelKind, unknown>;
