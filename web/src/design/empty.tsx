import type { ReactNode } from 'react';

/** Nothing here: what it would be, and how it comes. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  );
}
