'use client'

import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useSelection } from '#components/qti/answer/use-selection.ts'
import { type ActiveNode, AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { hasClass } from '#components/qti/content/element-props.ts'
import { spokenName } from '#components/qti/content/plain-text.ts'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import type { HottextInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

const counting = { verb: 'Choose', one: 'marked part', many: 'marked parts', done: 'Chosen' }

/** Words inside a text that can be pressed. */
export function Hottext({ interaction }: { interaction: HottextInteraction }) {
  const { values, disabled, review, toggle, problem, hint } = useSelection(interaction, counting)
  const hidden = hasClass(interaction.class, 'qti-unselected-hidden')

  function renderHottext(node: ActiveNode) {
    if (node.kind !== 'hottextChoice') return null
    const given = values.includes(node.identifier)
    const tag = review && reviewTagOf(given, review.correct?.includes(node.identifier) ?? null)
    return (
      <>
        <button
          type="button"
          aria-pressed={given}
          aria-label={spokenName(node.body)}
          disabled={disabled}
          onClick={() => toggle(node.identifier)}
          className={clsx(
            'inline-flex min-h-8 max-w-full items-center gap-1 rounded-md border px-1.5 text-start font-[inherit] leading-snug transition-colors',
            given && 'border-accent bg-accent-tint font-semibold ring-1 ring-accent',
            !given && (hidden ? 'border-transparent' : 'border-dashed border-edge bg-surface'),
            !disabled && 'hover:border-accent hover:bg-accent-tint',
          )}
        >
          {given && <Check aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={3} />}
          <span>
            <AuthoredContent nodes={node.body} insideControl />
          </span>
        </button>
        {tag && (
          <>
            {' '}
            <ReviewTag tag={tag} />
          </>
        )}
      </>
    )
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={hint}
      fallback="Choose parts of the text"
      problem={problem}
    >
      <div className="authored leading-[2.1]!">
        <AuthoredContent nodes={interaction.body} renderActive={renderHottext} />
      </div>
    </InteractionBlock>
  )
}
