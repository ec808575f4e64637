import { Calculator, Paperclip, Ruler } from 'lucide-react'
import type { PublicCompanion } from '#lib/qti/item/public/public-item.ts'

/** What the author says may lie on the desk beside the question. */
export function Companions({ companions }: { companions: readonly PublicCompanion[] }) {
  if (companions.length === 0) return null
  return (
    <ul aria-label="You may use" className="mb-4 flex list-none! flex-wrap gap-2 p-0!">
      {companions.map((companion) => {
        const { Icon, text, href } = wordsOf(companion)
        return (
          <li
            key={`${companion.kind} ${text}`}
            className="flex items-center gap-2 rounded-full border border-line bg-surface px-3 py-1 text-base text-soft"
          >
            <Icon aria-hidden className="size-5 shrink-0" />
            {href ? (
              <a href={href} target="_blank" rel="noopener noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        )
      })}
    </ul>
  )
}

function wordsOf(companion: PublicCompanion) {
  switch (companion.kind) {
    case 'calculator':
      return { Icon: Calculator, text: companion.description || 'A calculator' }
    case 'rule':
      return { Icon: Ruler, text: companion.description || 'A ruler' }
    case 'protractor':
      return { Icon: Ruler, text: companion.description || 'A protractor' }
    case 'digitalMaterial':
      return { Icon: Paperclip, text: companion.label, href: companion.href }
    case 'physicalMaterial':
      return { Icon: Paperclip, text: companion.description }
  }
}
