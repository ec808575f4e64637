import { BookOpen, ChevronDown } from 'lucide-react'
import type { PublicStimulus } from '#lib/qti/item/public/public-item.ts'
import { AuthoredContent } from './authored-content.tsx'
import { Glossary } from './glossary.tsx'

/** A passage: beside its question on a wide screen, above it on a phone, where it can be folded away. */
export function Stimulus({ stimulus }: { stimulus: PublicStimulus }) {
  return (
    <details
      open
      className="group rounded-card border border-line bg-surface lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto"
    >
      <summary className="flex min-h-12 items-center gap-2 rounded-card px-4 py-2 text-base font-bold text-soft">
        <BookOpen aria-hidden className="size-5 shrink-0" />
        <span className="min-w-0 flex-1">{stimulus.title ?? 'Read this'}</span>
        <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="authored border-t border-line px-4 py-4 text-[1.1875rem] leading-[1.65]">
        <Glossary catalogs={stimulus.catalogs}>
          <AuthoredContent nodes={stimulus.body} />
        </Glossary>
      </div>
    </details>
  )
}
