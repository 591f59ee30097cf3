/** What has just been done, said once. */
export function SavedNote({ text }: { text: string | null }) {
  return <div role="status">{text !== null && <p className="notice">{text}</p>}</div>;
}
