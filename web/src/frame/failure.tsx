import { Component, type ReactNode } from 'react';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';

function Failed() {
  const { say } = useLanguage();
  return (
    <main className="door">
      <div className="door-card" role="alert">
        <p className="notice wrong">{say(frameWords.broken)}</p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          {say(frameWords.openAgain)}
        </button>
      </div>
    </main>
  );
}

/** A fault in a screen never shows an empty page, and never a signal. */
export class FailureBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}
