import type { ReactNode } from 'react'

/** Where the tiles lie that are to be placed. */
export function TileTray({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset
      aria-label={label}
      className="tile-tray flex flex-wrap gap-2.5 rounded-card border border-line bg-sunken p-3"
    >
      {children}
    </fieldset>
  )
}
