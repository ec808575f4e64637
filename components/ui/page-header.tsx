import type { ReactNode } from 'react'

/** The page's one `<h1>`, with what leads into it above and what qualifies it below. */
export function PageHeader({
  title,
  above,
  children,
}: {
  title: ReactNode
  above?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="mb-8">
      {above}
      <h1 className="text-3xl leading-tight font-bold tracking-tight sm:text-4xl">{title}</h1>
      {children && <div className="mt-2 text-lg text-soft">{children}</div>}
    </header>
  )
}
