import type { ReactNode } from 'react'

type Props = {
  id: string
  number: number
  title: string
  about: string
  /** The step after it. */
  next: string
  children: ReactNode
}

/** One step of the set-up, with the way past it. */
export function SetUpStep({ id, number, title, about, next, children }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-4 gap-5 rounded-card border border-line bg-surface p-5 sm:p-6"
    >
      <div>
        <h2 id={`${id}-title`} className="text-2xl font-bold">
          <span className="text-soft">{number}.</span> {title}
        </h2>
        <p className="text-soft">{about}</p>
      </div>
      {children}
      <a
        href={`#${next}`}
        className="inline-flex min-h-11 items-center justify-self-start font-semibold text-accent underline-offset-4 hover:underline"
      >
        Later
        <span className="sr-only">: {title}</span>
      </a>
    </section>
  )
}
