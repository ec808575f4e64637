'use client'

import { type ReactNode, useMemo } from 'react'
import type { PublicCard, PublicCatalog } from '#lib/qti/item/public/public-item.ts'
import { AuthoredContent } from './authored-content.tsx'
import { GlossaryContext } from './glossary-term.tsx'

/** Explains the words inside `children` that name one of the catalogs. */
export function Glossary({
  catalogs,
  children,
}: {
  catalogs: readonly PublicCatalog[] | undefined
  children: ReactNode
}) {
  const explanations = useMemo(
    () => new Map(catalogs?.map(({ identifier, cards }) => [identifier, cards.map(toExplanation)])),
    [catalogs],
  )
  return <GlossaryContext value={explanations}>{children}</GlossaryContext>
}

function toExplanation(card: PublicCard) {
  return <Card key={card.support} card={card} />
}

function Card({ card }: { card: PublicCard }) {
  return card.entries.map(({ language, body, href, mediaType = '' }) => {
    const [family = ''] = mediaType.split('/')
    const file = href && elementOf[family]
    return (
      <div
        key={`${language} ${href} ${JSON.stringify(body)}`}
        lang={language}
        className="authored authored-small mt-3 first:mt-0"
      >
        <AuthoredContent nodes={body} insideControl />
        {file && (
          <AuthoredContent nodes={[{ kind: 'element', name: file, attributes: { src: href, alt: '' } }]} />
        )}
      </div>
    )
  })
}

const elementOf: Record<string, string> = { image: 'img', audio: 'audio', video: 'video' }
