/** The product's sign: four stones on one another. */
export function CairnMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="currentColor">
      <rect x="3" y="23.5" width="26" height="6.5" rx="3.25" />
      <rect x="6.5" y="16" width="20" height="6.5" rx="3.25" />
      <rect x="8.5" y="9" width="14" height="6" rx="3" />
      <rect x="12.5" y="3" width="8" height="5" rx="2.5" />
    </svg>
  )
}
