import clsx from 'clsx'
import type { ReactNode } from 'react'

export type FrameProps = { narrow?: boolean; children: ReactNode }

/** A page's one `<main>`, for a page that shows nothing of anybody. */
export function PlainFrame({ narrow = false, children }: FrameProps) {
  return (
    <main
      id="main"
      className={clsx('mx-auto w-full px-4 py-8 sm:px-6 sm:py-10', narrow ? 'max-w-xl' : 'max-w-6xl')}
    >
      {children}
    </main>
  )
}
