import clsx from 'clsx'
import type { ReactNode } from 'react'

/** The page's one `<main>`. */
export function PageFrame({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <main
      id="main"
      className={clsx('mx-auto w-full px-4 py-8 sm:px-6 sm:py-10', narrow ? 'max-w-xl' : 'max-w-6xl')}
    >
      {children}
    </main>
  )
}
