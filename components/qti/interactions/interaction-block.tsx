import clsx from 'clsx'
import { type KeyboardEventHandler, type ReactNode, useId } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { sharedClasses } from '#components/qti/content/element-props.ts'
import { groupName } from '#components/qti/content/plain-text.ts'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'

/**
 * The frame of an interaction that stands by itself: a group named by its prompt and described by what is
 * asked. `problem` is shown and read aloud, `announcement` only read: it says what can be seen anyway.
 */
export function InteractionBlock({
  interaction,
  fallback,
  hint = null,
  problem = '',
  announcement = '',
  className,
  onKeyDown,
  children,
}: {
  interaction: { prompt?: BodyNode[]; class?: string }
  /** The name of the group where the author wrote no prompt. */
  fallback: string
  hint?: string | null
  problem?: string | undefined
  announcement?: string | undefined
  className?: string | undefined
  onKeyDown?: KeyboardEventHandler | undefined
  children: ReactNode
}) {
  const id = useId()
  const { prompt, class: classes } = interaction
  return (
    <fieldset
      {...groupName(id, prompt)}
      aria-describedby={hint ? `${id}-hint` : undefined}
      onKeyDown={onKeyDown}
      className={clsx('mt-6 min-w-0 first:mt-0', sharedClasses(classes), className)}
    >
      <Prompt id={id} nodes={prompt} hint={hint} fallback={fallback} />
      {children}
      <p role="status" className={problem ? 'mt-3 text-base font-bold text-notyet' : 'sr-only'}>
        {problem || announcement}
      </p>
    </fieldset>
  )
}

/**
 * What names an interaction: its own prompt or, for a screen reader, `fallback`; below it what is asked
 * of the student, as `{id}-hint`.
 */
function Prompt({
  id,
  nodes,
  hint,
  fallback,
}: {
  id: string
  nodes: BodyNode[] | undefined
  hint: string | null
  fallback: string
}) {
  return (
    <div className={nodes || hint ? 'mb-4' : undefined}>
      <div id={id} className={nodes ? 'authored' : 'sr-only'}>
        {nodes ? <AuthoredContent nodes={nodes} /> : fallback}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-base text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
