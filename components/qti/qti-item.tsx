'use client'

import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { AnswerContext, type Review } from './answer/answer-context.ts'
import { type ActiveNode, AuthoredContent } from './content/authored-content.tsx'
import { Companions } from './content/companions.tsx'
import { Glossary } from './content/glossary.tsx'
import { Stimulus } from './content/stimulus.tsx'
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
