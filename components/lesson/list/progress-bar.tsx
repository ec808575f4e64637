/** How many of how many. `label` says of what. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <svg
      role="img"
      aria-label={`${label}: ${value} of ${max}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-sunken forced-colors:border"
    >
      <rect width={share * 100} height="4" className="fill-correct forced-colors:fill-[Highlight]" />
    </svg>
  )
}
