import type { ReactNode } from 'react'
import { getActor } from '#lib/auth/get-actor.ts'
import { SamePerson } from './person-tab.tsx'
import { type FrameProps, PlainFrame } from './plain-frame.tsx'

/** The page's one `<main>`, for nobody else than the person for whom it was made. */
export function PageFrame(props: FrameProps) {
  return (
    <OwnPage>
      <PlainFrame {...props} />
    </OwnPage>
  )
}

/** What a page shows, for nobody else than the person for whom it was made. */
export async function OwnPage({ children }: { children: ReactNode }) {
  const actor = await getActor()
  return <SamePerson person={actor?.timebackId ?? null}>{children}</SamePerson>
}
