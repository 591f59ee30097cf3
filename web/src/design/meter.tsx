/** A share as a bar with its number; the number says it, the bar shows it. */
export function Meter({ value, label }: { value: number; label: string }) {
  const percent = Math.round(value * 100);
  return (
    <span className="meter" role="img" aria-label={`${label}: ${percent} %`}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" className="meter-ground" />
        <rect width={percent} height="8" className="meter-value" />
      </svg>
      <span aria-hidden="true">{`${percent}\u00a0%`}</span>
    </span>
  );
}
