import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

/** Says what happened, what is safe and what to do. A `problem` is read aloud at once. */
export function Notice({
  kind = 'hint',
  title,
  children,
  action,
}: {
  kind?: 'hint' | 'problem'
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  const Icon = kind === 'problem' ? CircleAlert : Info
  return (
    <div
      role={kind === 'problem' ? 'alert' : 'note'}
      className={
        kind === 'problem'
          ? 'flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-notyet-edge bg-notyet-tint p-4'
          : 'flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface p-4'
      }
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <Icon
          aria-hidden
          className={
            kind === 'problem' ? 'mt-0.5 size-6 shrink-0 text-notyet' : 'mt-0.5 size-6 shrink-0 text-accent'
          }
        />
        <div>
          <p className="font-bold">{title}</p>
          {children && <div className="text-soft">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}
