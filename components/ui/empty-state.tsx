import type { ReactNode } from 'react'
import { CairnMark } from './cairn.tsx'

/** Where there is nothing yet: why, and what fills it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-edge px-6 py-12 text-center">
      <CairnMark className="size-16 text-stone" />
      <p className="text-xl font-bold">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
    </div>
  )
}
