'use client'

import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useState } from 'react'
import { tellTabs, watchSession } from './session-tabs.ts'

const PersonContext = createContext<string | null>(null)

type Props = {
  /** The `timebackId` for whom the server made this, `null` for nobody. */
  person: string | null
  children: ReactNode
}

/** Binds a tab to the person for whom it was opened, until it is loaded anew. */
export function PersonTab({ person, children }: Props) {
  const [own] = useState(person)
  useEffect(() => tellTabs(own), [own])
  useEffect(() => (own === null ? undefined : watchSession(own)), [own])
  return (
    <PersonContext value={own}>
      <SamePerson person={person}>{children}</SamePerson>
    </PersonContext>
  )
}

/**
 * Shows what the server made for one person only in a tab of that person: a page that is fetched after somebody
 * else signed in would stand below the menu of the one before. The tab is loaded anew instead.
 */
export function SamePerson({ person, children }: Props) {
  const isSame = useContext(PersonContext) === person
  useLayoutEffect(() => {
    if (!isSame) location.reload()
  }, [isSame])
  return isSame ? children : null
}
