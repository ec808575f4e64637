'use client'

import { BookOpen, Calculator, ChevronDown, Paperclip, Ruler } from 'lucide-react'
import type { PublicCompanion, PublicItem, PublicStimulus } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { AnswerContext, type Review } from './answer/answer-context.ts'
import { type ActiveNode, AuthoredContent } from './content/authored-content.tsx'
import { Glossary } from './content/glossary.tsx'
import { Interaction } from './interaction.tsx'

/**
 * A question as the student sees it. Controlled: `responses` is the whole answer, `onChange` gets the
 * next one. With `review` it can be read and no longer changed.
 */
export function QtiItem({
  item,
  responses,
  onChange,
  disabled = false,
  review = null,
}: {
  item: PublicItem
  responses: LexicalResponses
  onChange?: (responses: LexicalResponses) => void
  disabled?: boolean
  review?: Review | null
}) {
  const question = (
    <div className="authored flow-root min-w-0">
      {item.companions && <Companions companions={item.companions} />}
      <AuthoredContent nodes={item.body} renderActive={renderActive} />
    </div>
  )
  return (
    <AnswerContext value={{ item, responses, onChange: onChange ?? ignore, disabled, review }}>
      <Glossary catalogs={item.catalogs}>
        <div lang={item.language}>
          {item.stimuli.length === 0 ? (
            question
          ) : (
            <div className="grid gap-6 lg:grid-cols-2 lg:gap-10">
              <div className="min-w-0 space-y-4">
                {item.stimuli.map((stimulus) => (
                  <Stimulus key={stimulus.identifier} stimulus={stimulus} />
                ))}
              </div>
              {question}
            </div>
          )}
        </div>
      </Glossary>
    </AnswerContext>
  )
}

/** A gap or a hottext stands inside an interaction, which shows it itself. */
function renderActive(node: ActiveNode) {
  return node.kind === 'gap' || node.kind === 'hottextChoice' ? null : <Interaction interaction={node} />
}

function ignore() {}

/** What the author says may lie on the desk beside the question. */
function Companions({ companions }: { companions: readonly PublicCompanion[] }) {
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

/** A passage: beside its question on a wide screen, above it on a phone, where it can be folded away. */
function Stimulus({ stimulus }: { stimulus: PublicStimulus }) {
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
