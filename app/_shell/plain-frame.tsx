import clsx from 'clsx'
import type { ReactNode } from 'react'

export type FrameProps = { narrow?: boolean; wide?: boolean; children: ReactNode }

/** A page's one `<main>`, for a page that shows nothing of anybody. */
export function PlainFrame({ narrow = false, wide = false, children }: FrameProps) {
  return (
    <main
      id="main"
      className={clsx(
        'mx-auto w-full px-4 sm:px-6',
        wide ? 'py-4' : 'py-8 sm:py-10',
        narrow ? 'max-w-xl' : wide ? 'max-w-[150rem]' : 'max-w-6xl',
      )}
    >
      {children}
    </main>
  )
}
